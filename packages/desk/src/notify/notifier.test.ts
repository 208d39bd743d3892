import { emptyKept } from '../testing/parts.js';
import {
  appears,
  byWords,
  expect,
  expectAccessible,
  fixture,
  html,
  waitUntil,
} from '../testing/page.js';
import type { Permission } from './desktop.js';
import { Notifier, type Cue } from './notifier.js';
import type { Tone } from './sound.js';
import './choices.js';

/** A browser and a loudspeaker in the hand. */
const edges = (permission: Permission) => {
  const played: Tone[] = [];
  const sound = {
    play: (tone: Tone) => void played.push(tone),
    tryOut: async () => undefined,
    stop: () => undefined,
  };
  const desktop = {
    permission,
    asked: 0,
    ask: async () => {
      desktop.asked += 1;
      desktop.permission = 'denied';
    },
    show: () => undefined,
  };
  return { played, sound, desktop };
};

const cue: Cue = {
  words: 'Chat for you: Hart, Waste and recycling',
  tone: 'ring',
  about: 'offer 1',
  open: () => undefined,
};

const open = async (notifier: Notifier) => {
  const view = await fixture<HTMLElement>(html`<desk-notify .notifier=${notifier}></desk-notify>`);
  await appears(() => view.querySelector('dialog[open]'), 'the choices');
  return view;
};

describe('notifications and sound', () => {
  it('asks the browser on the person’s own click alone, and says what it answered', async () => {
    const { sound, desktop } = edges('default');
    const notifier = new Notifier(emptyKept(), sound, desktop);
    const view = await open(notifier);
    await expectAccessible(view);
    expect(desktop.asked).to.equal(0);
    expect(view.textContent).to.contain('Notifications are off.');
    byWords(view, 'button', 'Turn on notifications').click();
    await waitUntil(() => view.textContent.includes('This browser blocks notifications'));
    expect(desktop.asked).to.equal(1);
    expect(notifier.isShown).to.equal(false);
  });

  it('says so where a browser has none', async () => {
    const { sound, desktop } = edges('unsupported');
    const notifier = new Notifier(emptyKept(), sound, desktop);
    const view = await open(notifier);
    expect(view.textContent).to.contain('This browser cannot show notifications.');
    expect(view.textContent).not.to.contain('Turn on notifications');
  });

  it('plays nothing until it is turned on, and is as it was the next time', () => {
    const kept = emptyKept();
    const { played, sound, desktop } = edges('granted');
    const notifier = new Notifier(kept, sound, desktop);
    notifier.tell(cue);
    expect(played).to.deep.equal([]);
    notifier.turnSound(true);
    notifier.tell(cue);
    expect(played).to.deep.equal(['ring']);
    expect(new Notifier(kept).isHeard).to.equal(true);
  });
});
