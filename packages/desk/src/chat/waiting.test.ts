import { conversation, NOW, sam, you } from '../testing/parts.js';
import { expect } from '../testing/page.js';
import { waitBand } from './wait.js';
import { lineOf, type InLine } from './waiting.js';

const elsewhere = '01970000-0000-7000-8000-0000000000bb';

const ids = (line: readonly InLine[]): readonly string[] => line.map((one) => one.conversation.id);

const line = (skills = you().skills) =>
  lineOf(
    [
      conversation({ id: 'c', rank: 3 }),
      conversation({ id: 'b', rank: 1 }),
      conversation({ id: 'a', rank: 1 }),
      conversation({ id: 'late', rank: 0, left: true, answerBy: NOW + 2 }),
      conversation({ id: 'soon', rank: 9, left: true, answerBy: NOW + 1 }),
      conversation({ id: 'cymraeg', rank: 2, language: 'cy' }),
      conversation({ id: 'mine', rank: 8, offer: { to: sam.id, until: NOW + 1, from: 'Jo' } }),
      conversation({ id: 'theirs', rank: 5, offer: { to: elsewhere, until: NOW + 1, from: null } }),
      conversation({ id: 'rung-out', rank: 6, offer: { to: elsewhere, until: NOW, from: null } }),
    ],
    sam.id,
    you({ skills }),
    NOW,
  );

describe('who waits', () => {
  it('stands by rank, then by id, with what was left apart by when it is due', () => {
    const { forMe, others, left, offers } = line();
    expect(ids(forMe)).to.deep.equal(['a', 'b', 'cymraeg', 'c', 'rung-out', 'mine']);
    expect(ids(others)).to.deep.equal(['theirs']);
    expect(ids(left)).to.deep.equal(['soon', 'late']);
    expect(offers.map(({ id }) => id)).to.deep.equal(['mine']);
  });

  it('says what keeps somebody from a chat, unless it rings at their desk', () => {
    const { others, forMe } = line({
      hart: { services: ['housing'], languages: ['en'], team: null },
    });
    expect(others.map(({ conversation: { id }, lacks }) => [id, ...lacks])).to.deep.equal([
      ['a', 'service'],
      ['b', 'service'],
      ['cymraeg', 'service', 'language'],
      ['c', 'service'],
      ['theirs', 'service', 'ringing'],
      ['rung-out', 'service'],
    ]);
    expect(ids(forMe)).to.deep.equal(['mine']);
  });

  it('is short under a minute, long beyond five', () => {
    const bands = [0, 59_999, 60_000, 300_000, 300_001].map((ms) => waitBand(NOW - ms, NOW));
    expect(bands).to.deep.equal(['short', 'short', 'middle', 'middle', 'long']);
  });
});
