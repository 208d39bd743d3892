import { expect, fixture, html, waitUntil } from '../testing/page.js';
import './log.js';

const entries = (count: number) =>
  Array.from({ length: count }, (_, i) => html`<li class="entry">Entry ${i + 1}</li>`);

const open = async () => {
  const room = await fixture<HTMLElement>(html`<div class="conversation">
    <desk-log .ready=${true} .last=${40} .entries=${entries(40)}></desk-log>
  </div>`);
  // The log's height is its room's, as in a chat; at its own rate it would not scroll.
  const give = (height: number): string => (room.style.height = `${height}px`);
  give(400);
  const log = room.querySelector<HTMLElement>('.log');
  const view = room.querySelector('desk-log');
  if (!log || !view) throw new Error('there is no log');
  await view.updateComplete;
  const isAtEnd = (): boolean => log.scrollHeight - log.scrollTop - log.clientHeight < 1;
  return { give, log, view, isAtEnd };
};

/** Two frames: what was scrolled has been told, and what got another size too. */
const settled = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));

describe('the log of a chat', () => {
  it('opens at its end, and stays there whatever size it gets', async () => {
    const { give, log, isAtEnd } = await open();
    await waitUntil(isAtEnd, 'it does not open at its end');
    for (const height of [200, 600, 160, 400]) {
      give(height);
      await settled();
      await waitUntil(isAtEnd, `it is not at its end at ${height} px`);
      expect(log.clientHeight).to.be.lessThan(log.scrollHeight);
    }
  });

  it('stays at its end where it shrinks in the moment an entry comes', async () => {
    const { give, view, isAtEnd } = await open();
    await waitUntil(isAtEnd);
    view.last = 41;
    view.entries = entries(41);
    await view.updateComplete;
    // Before anything has told that the log went down for the entry.
    give(200);
    await settled();
    expect(isAtEnd()).to.equal(true);
  });

  it('stays at its end where its lines get shorter and it lower at once, as in another window', async () => {
    const { give, log, view, isAtEnd } = await open();
    view.style.inlineSize = '6rem';
    view.entries = [
      ...entries(38),
      html`<li class="entry">${'Many words of one entry. '.repeat(9)}</li>`,
    ];
    await settled();
    await waitUntil(isAtEnd);
    view.style.inlineSize = '';
    // Laid out once at its old height, which moves it up, and then lower.
    expect(log.scrollHeight).to.be.greaterThan(0);
    give(150);
    await settled();
    expect(isAtEnd()).to.equal(true);
  });

  it('stays at its end when what is in it grows', async () => {
    const { log, isAtEnd } = await open();
    await waitUntil(isAtEnd);
    const entry = log.querySelector<HTMLElement>('.entry');
    if (entry) entry.style.height = '500px';
    await settled();
    expect(isAtEnd()).to.equal(true);
  });

  it('stays where somebody reads who went up', async () => {
    const { give, log, view } = await open();
    await waitUntil(() => log.scrollTop > 0);
    await settled();
    log.scrollTop = 100;
    await settled();
    give(250);
    view.last = 41;
    view.entries = entries(41);
    await settled();
    expect(log.scrollTop).to.equal(100);
    expect(view.querySelector('.log__below')).not.to.equal(null);
  });
});
