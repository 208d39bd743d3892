import { expect } from '@open-wc/testing';
import { offerOf } from './services.js';

const service = (id: string, chat = true) => ({
  id,
  name: id,
  chat,
  alerts: true,
  sensitive: false,
});
const all = [service('waste'), service('planning'), service('flooding', false)];
const ids = (setting: string): string[] => offerOf(all, setting, '/').services.map(({ id }) => id);

describe('the services a page offers', () => {
  it('are those that can be chatted about', () => {
    expect(ids('')).to.deep.equal(['waste', 'planning']);
  });
  it('are those that the page names', () => {
    expect(ids('planning, flooding')).to.deep.equal(['planning']);
  });
  it('are chosen beforehand by the path, or when there is one only', () => {
    expect(offerOf(all, '/bins/*=waste', '/bins/missed/').chosen).to.equal('waste');
    expect(offerOf(all, '/bins/*=waste', '/planning/').chosen).to.equal('');
    expect(offerOf(all, '/*=flooding', '/').chosen).to.equal('');
    expect(offerOf(all, 'planning', '/').chosen).to.equal('planning');
  });
});
