import { expect, waitUntil } from '../testing/page.js';
import { HandLink, HART } from '../testing/parts.js';
import { Seen } from './seen.js';

const asked = (link: HandLink): unknown[] => link.asked.map(({ body }) => body);

describe('marks', () => {
  it('are told once, and then only when one has come further', async () => {
    const link = new HandLink({ seen: async () => ({}) });
    const seen = new Seen(link);
    seen.tell(HART, { delivered: 2, read: 0 });
    await waitUntil(() => link.asked.length === 1);
    seen.tell(HART, { delivered: 2, read: 0 });
    seen.tell(HART, { delivered: 1, read: 1 });
    await waitUntil(() => link.asked.length === 2);
    expect(asked(link)).to.deep.equal([
      { conversation: HART, delivered: 2, read: 0 },
      { conversation: HART, delivered: 2, read: 1 },
    ]);
  });

  it('that come while one is on its way go together', async () => {
    let answer = (): void => undefined;
    const link = new HandLink({
      seen: () => new Promise((resolve) => (answer = () => resolve({}))),
    });
    const seen = new Seen(link);
    for (let seq = 1; seq <= 50; seq += 1) seen.tell(HART, { delivered: seq, read: seq });
    answer();
    await waitUntil(() => link.asked.length === 2);
    expect(asked(link).at(-1)).to.deep.equal({ conversation: HART, delivered: 50, read: 50 });
  });

  it('are told again after a connection was lost', async () => {
    const link = new HandLink({ seen: async () => ({}) });
    const seen = new Seen(link);
    link.turn(false);
    seen.tell(HART, { delivered: 3, read: 3 });
    expect(link.asked).to.have.length(0);
    link.turn(true);
    seen.again();
    await waitUntil(() => link.asked.length === 1);
    expect(asked(link)).to.deep.equal([{ conversation: HART, delivered: 3, read: 3 }]);
  });
});
