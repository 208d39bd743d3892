import { expect } from '@open-wc/testing';
import { settle } from '../chat/testing/time.js';
import { FakeStorage, Tab } from '../chat/testing/tab.js';
import { ringOnce } from './conversation-ring.js';

describe('the sound of a new message', () => {
  it('is made by one of two tabs, and by one that may sound', async () => {
    const first = new Tab();
    const looking = first.session.resume();
    await first.time.pass(200);
    await looking;
    await first.start();
    const second = new Tab(first.relay, new FakeStorage(), first.council);
    await second.session.resume();
    await settle();
    const rung: string[] = [];
    const ring = (tab: Tab, name: string, seq: number, may = true): Promise<void> =>
      ringOnce(tab.session, seq, async () => ({
        maySound: () => may,
        ring: async () => void rung.push(`${name} ${seq}`),
      }));
    await Promise.all([ring(first, 'first', 7), ring(second, 'second', 7)]);
    expect(rung).to.have.length(1);
    await Promise.all([ring(first, 'first', 8, false), ring(second, 'second', 8)]);
    expect(rung.at(-1)).to.equal('second 8');
    await Promise.all([first, second].map(({ time }) => time.pass(5_000)));
    first.session.close();
    second.session.close();
  });
});
