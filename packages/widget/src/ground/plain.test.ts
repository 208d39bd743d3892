import { expect } from '@open-wc/testing';
import { plain } from './plain.js';

describe('what was typed', () => {
  it('keeps words, tabs and new lines, and loses every other control character', () => {
    expect(plain('a\0b\u0007\r\n\tc\u001B\u007F d ’ 👍🏽')).to.equal('ab\n\tc d ’ 👍🏽');
  });
});
