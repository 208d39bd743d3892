import { expect } from '@open-wc/testing';
import { dropKept, readKept, writeKept } from './keep.js';

const kept = {
  token: 't',
  worker: 'https://hart.example/worker.js',
  endpoint: 'https://push.example/1',
};

describe('what the browser keeps', () => {
  beforeEach(() => localStorage.clear());

  it('is one key a council, until it is dropped', () => {
    expect(readKept('hart')).to.equal(null);
    expect(writeKept('hart', kept)).to.equal(true);
    expect(Object.keys(localStorage)).to.deep.equal(['bellman.follower.hart']);
    expect(readKept('hart')).to.deep.equal(kept);
    expect(readKept('rushmoor')).to.equal(null);
    dropKept('hart');
    expect(localStorage.length).to.equal(0);
  });

  it('counts as nothing when another script has spoilt it', () => {
    for (const value of ['{', '7', '{"token":"t"}', '{"token":1,"worker":"","endpoint":""}']) {
      localStorage.setItem('bellman.follower.hart', value);
      expect(readKept('hart'), value).to.equal(null);
    }
  });
});
