import { Refusal } from '../link/refusal.js';
import { appears, byWords, expect, fixture, html, waitUntil } from '../testing/page.js';
import { HandLink, HART, mine, sessionOf, you } from '../testing/parts.js';
import './presence.js';
import './waiting-list.js';

const words = (element: Element | null): string =>
  element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';

describe('a wrap-up that is owed', () => {
  it('leads to the chat that is to be wrapped up first, and says what room is counted by', async () => {
    const owed = mine({ state: 'ended', wrapUp: true, weight: 2, residentName: '' });
    const link = new HandLink({
      watch: async () => ({ waiting: [], mine: [owed], you: you({ state: 'wrap-up', load: 2 }) }),
      takeNext: async () => {
        throw new Refusal('wrap-up-first', { name: '7K4M-2Q9X' });
      },
      replay: async () => ({ messages: [], more: false }),
      seen: async () => ({}),
    });
    const session = sessionOf({ link });
    session.inbox.start();
    await waitUntil(() => session.inbox.held(HART)?.ready);
    const view = await fixture<HTMLElement>(
      html`<div>
        <desk-presence .session=${session}></desk-presence>
        <desk-waiting-list .session=${session}></desk-waiting-list>
      </div>`,
    );
    expect(words(view.querySelector('desk-presence'))).to.contain(
      'Wrap up first: 2 of 4 chats, rings and wrap-ups, by weight',
    );
    byWords(view, 'button', 'Take next chat').click();
    const problem = await appears(() => view.querySelector('.problem a'), 'the way');
    expect(words(problem)).to.equal('Go to the chat with Resident, 7K4M-2Q9X');
    expect(problem.getAttribute('href')).to.equal(`#/chats/${HART}`);
  });
});
