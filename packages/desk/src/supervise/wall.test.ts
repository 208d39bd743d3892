import { Refusal, type RefusalCode } from '../link/refusal.js';
import {
  announced,
  appears,
  byWords,
  expect,
  expectAccessible,
  fixture,
  html,
  waitUntil,
} from '../testing/page.js';
import { handApi, HandLink, mine, NOW, sessionOf } from '../testing/parts.js';
import { CHAT, lee, wallOf } from '../testing/supervise.js';
import './wall.js';

/** A wall on screen whose relay and clock are the test's. */
const open = async () => {
  const hand = { now: NOW, wall: wallOf(), refuses: '' as '' | RefusalCode, asked: 0 };
  const link = new HandLink({
    takeOver: async () => ({ conversation: mine({ id: CHAT }) }),
  });
  const api = handApi({
    deskWall: () => {
      hand.asked += 1;
      if (hand.refuses) throw new Refusal(hand.refuses);
      return hand.wall;
    },
  });
  const session = { ...sessionOf({ me: lee, link, api }), clock: { now: () => hand.now } };
  const view = await fixture<HTMLElement>(html`<desk-wall .session=${session}></desk-wall>`);
  await waitUntil(() => view.querySelector('.wall-figures'), 'the figures');
  return { hand, link, view };
};

const words = (view: Element): string => view.textContent.replaceAll(/\s+/g, ' ');

/** Each row of each table as its cells' words. */
const rows = (view: Element): string[] =>
  [...view.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => words(cell).trim()).join(' | '),
  );

describe('live wall', () => {
  afterEach(() => {
    location.hash = '';
  });

  it('says each share with what it is a share of, and each wait in words', async () => {
    const { view } = await open();
    const text = words(view);
    expect(text).to.contain('85 % 41 of 48 answered');
    expect(text).to.contain('Longest wait 2 min 10 sec Over 30 seconds');
    expect(text).to.contain('Gave up 1 of 50 chats');
    expect(rows(view).map((row) => row.replace(/Read along.*$/, '…'))).to.deep.equal([
      'Waste and recycling | Welsh | 1 | 2 min 10 sec Over 30 seconds',
      'Sam | Wrapping up |  | 2 of 4',
      'Priya H-7K2-MQ4 May be in danger | Waste and recycling, English | Sam | 1 min | …',
    ]);
    await expectAccessible(view);
  });

  it('asks again when told, and by itself once the figures are old', async () => {
    const { hand, link, view } = await open();
    hand.wall = wallOf({ waiting: 7 });
    link.tell('wall', { council: 'hart' });
    await waitUntil(() => words(view).includes('Waiting 7'));
    hand.wall = wallOf({ waiting: 9 });
    hand.now += 15_000;
    await waitUntil(() => words(view).includes('Waiting 9'));
    // It asked for no reason but these.
    expect(hand.asked).to.equal(3);
    expect(words(view)).to.contain('2 min 10 sec');
  });

  it('says since when the figures stand still, and goes on trying', async () => {
    const { hand, view } = await open();
    hand.refuses = 'unreachable';
    hand.now += 15_000;
    await waitUntil(() => words(view).includes('Last updated midday. Trying again.'));
    // Waits go on meanwhile.
    await waitUntil(() => words(view).includes('2 min 25 sec'));
    hand.refuses = '';
    hand.now += 45_000;
    await waitUntil(() => words(view).includes('Last updated 12:01pm.'));
    expect(words(view)).not.to.contain('Trying again');
  });

  it('asks nothing while nobody is signed in, and again once somebody is', async () => {
    const { hand, link, view } = await open();
    hand.refuses = 'sign-in-needed';
    hand.now += 15_000;
    await waitUntil(() => words(view).includes('Trying again'));
    const { asked } = hand;
    hand.now += 60_000;
    await waitUntil(() => words(view).includes('3 min 25 sec'));
    expect(hand.asked).to.equal(asked);
    hand.refuses = '';
    link.turn(true);
    await waitUntil(() => !words(view).includes('Trying again'));
  });

  it('tells a screen reader of an empty queue and of too long a wait, and of nothing else', async () => {
    const { hand, link, view } = await open();
    const now = async (wall: Parameters<typeof wallOf>[0], shown: string): Promise<void> => {
      hand.wall = wallOf(wall);
      link.tell('wall', { council: 'hart' });
      await waitUntil(() => words(view).includes(shown));
    };
    const said = await announced(
      async () => {
        await now({ waiting: 5 }, 'Waiting 5');
        await now({ waiting: 4, longestSince: NOW - 301_000 }, 'Waiting 4');
        await now({ waiting: 3, longestSince: NOW - 400_000 }, 'Waiting 3');
        await now({ waiting: 0, longestSince: null }, 'Waiting 0');
        await now({ waiting: 0, longestSince: null, left: 9 }, 'Messages left 9');
        await now({ waiting: 2 }, 'Waiting 2');
      },
      (all) => all.length >= 3,
    );
    expect(said).to.deep.equal([
      'Hart: the longest wait is over 5 minutes',
      'Hart: nobody is waiting',
      'Hart: somebody is waiting',
    ]);
  });

  it('leads to reading along, and takes a chat over once that is confirmed', async () => {
    const { hand, link, view } = await open();
    const read = byWords(view, 'a', 'Read along') as HTMLAnchorElement;
    expect(read.hash).to.equal(`#/chats/${CHAT}`);
    expect(read.getAttribute('aria-label')).to.equal('Read along: Priya with Sam');
    byWords(view, 'button', 'Take over').click();
    const asked = await appears(() => view.querySelector('dialog[open]'), 'the question');
    expect(words(asked)).to.contain('You go on with Priya in place of Sam.');
    expect(link.asked).to.deep.equal([]);
    byWords(view, 'dialog button', 'Yes, take over').click();
    await waitUntil(() => location.hash === `#/chats/${CHAT}`);
    expect(link.asked).to.deep.equal([{ event: 'takeOver', body: { conversation: CHAT } }]);
    // Who gave no name goes by the reference, here as everywhere: two are told apart.
    hand.wall = wallOf({ chats: hand.wall.chats.map((chat) => ({ ...chat, residentName: '' })) });
    link.tell('wall', { council: 'hart' });
    await waitUntil(
      () => read.getAttribute('aria-label') === 'Read along: Resident, H-7K2-MQ4 with Sam',
    );
  });

  it('says why a chat was not taken over, and gives the focus back', async () => {
    const { link, view } = await open();
    link.answers = {
      takeOver: () => Promise.reject(new Refusal('conversation-ended')),
    };
    byWords(view, 'button', 'Take over').click();
    await appears(() => view.querySelector('dialog[open]'), 'the question');
    byWords(view, 'dialog button', 'Yes, take over').click();
    await waitUntil(() => view.querySelector('dialog [role=alert]')?.textContent.includes('ended'));
    byWords(view, 'dialog button', 'Cancel').click();
    await waitUntil(() => document.activeElement?.id === `take-${CHAT}`);
  });
});
