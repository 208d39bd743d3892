import type { NewChannel } from '@bellman/protocol';
import { expect } from '@open-wc/testing';
import type { Device } from '../alerts/device.js';
import { SubscribeFailure } from '../alerts/subscribe.js';
import { waitUntil } from '../testing/patient.js';
import type { BellmanPlace } from './place.js';
import { focused, Stage } from './testing/stage.js';

const channel: NewChannel = {
  endpoint: 'https://push.example/1',
  expirationTime: null,
  keys: { p256dh: 'p', auth: 'a' },
  vapidKey: 'the-push-key',
};

/** A browser that answers as it is told, and notes what was asked of it. */
class Surrogate implements Device {
  readonly asked: string[] = [];
  browser = { userAgent: 'Mozilla/5.0 Firefox/140.0', touchPoints: 0, hasPush: true };
  now: NotificationPermission = 'default';
  answer: NotificationPermission = 'granted';
  fails = false;
  permission = (): NotificationPermission => this.now;
  askPermission = async (): Promise<NotificationPermission> => {
    this.asked.push('permission');
    return this.answer;
  };
  subscribe = async (worker: string): Promise<NewChannel> => {
    this.asked.push(new URL(worker).pathname);
    if (this.fails) throw new SubscribeFailure('push', 'no network');
    return channel;
  };
  unsubscribe = async (): Promise<void> => undefined;
}

/** What was asked last, of what a resident asks: signs of life come in between. */
const last = (stage: Stage) =>
  stage.relay.asked.findLast(({ event }) => event !== 'here' && event !== 'seen');

const place = (stage: Stage): BellmanPlace => stage.one('bellman-place') as BellmanPlace;
const buttons = (stage: Stage): string[] =>
  [...place(stage).renderRoot.querySelectorAll('button')].map(({ textContent }) =>
    textContent.trim(),
  );
const trouble = (stage: Stage): string =>
  place(stage).renderRoot.querySelector('[role=alert]')?.textContent?.trim() ?? '';

/** Somebody who waits, on a page that names a worker of its own site. */
const waiting = async (device: Device, worker = '/bellman-worker.js'): Promise<Stage> => {
  const stage = await Stage.of();
  stage.widget.setAttribute('worker', worker);
  await stage.start();
  await waitUntil(() => stage.all('bellman-place').length > 0, 'the choices are there');
  place(stage).device = device;
  await stage.settled();
  return stage;
};

describe('while one waits', () => {
  it('keeps the place and is told: first what for, then the browser’s question, on one’s own clicks', async () => {
    const device = new Surrogate();
    const stage = await waiting(device);
    expect(buttons(stage)).to.deep.equal(['Keep my place and tell me', 'Leave a message instead']);
    await expect(stage.panel).to.be.accessible();
    await stage.press('Keep my place and tell me');
    expect(device.asked).to.deep.equal([]);
    expect(focused()?.textContent).to.equal('Keep your place in the queue');
    await expect(stage.panel).to.be.accessible();
    await stage.press('Yes, tell me');
    expect(device.asked).to.deep.equal(['permission', '/bellman-worker.js']);
    const { event, body } = last(stage) ?? {};
    expect(event).to.equal('keepPlace');
    expect(body).to.deep.equal({ channel, page: `${location.origin}${location.pathname}` });
    expect(place(stage).renderRoot.querySelector('[role=status]')?.textContent?.trim()).to.equal(
      'We will send a notification when it is your turn. You can close this page.',
    );
    expect(buttons(stage)).to.deep.equal(['Leave a message instead']);
    expect(localStorage.length).to.equal(0);
  });

  it('says honestly why it cannot tell, and goes on waiting', async () => {
    const refusing = new Surrogate();
    refusing.answer = 'denied';
    let stage = await waiting(refusing);
    await stage.press('Keep my place and tell me');
    await stage.press('Yes, tell me');
    expect(trouble(stage)).to.match(
      /^This browser blocks .*remove “Blocked”.*In a private window/s,
    );

    const closing = new Surrogate();
    closing.answer = 'default';
    stage = await waiting(closing);
    await stage.press('Keep my place and tell me');
    await stage.press('Yes, tell me');
    expect(trouble(stage)).to.match(/closed without an answer/);

    const failing = new Surrogate();
    failing.fails = true;
    stage = await waiting(failing);
    await stage.press('Keep my place and tell me');
    await stage.press('Yes, tell me');
    expect(trouble(stage)).to.match(/could not be set up/);
    await stage.press('Keep waiting here');
    expect(focused()?.textContent?.trim()).to.equal('Keep my place and tell me');
    await expect(stage.panel).to.be.accessible();
  });

  it('asks nothing of a browser that blocks notifications, or cannot show them', async () => {
    const blocked = new Surrogate();
    blocked.now = 'denied';
    let stage = await waiting(blocked);
    await stage.press('Keep my place and tell me');
    expect(trouble(stage)).to.match(/^This browser blocks/);
    const unable = new Surrogate();
    unable.browser = { ...unable.browser, hasPush: false };
    stage = await waiting(unable);
    await stage.press('Keep my place and tell me');
    expect(trouble(stage)).to.match(/cannot show notifications here/);
    expect([...blocked.asked, ...unable.asked]).to.deep.equal([]);
  });

  it('offers no notification where the page has no worker of its own site', async () => {
    for (const worker of ['', 'https://elsewhere.example/worker.js']) {
      const stage = await waiting(new Surrogate(), worker);
      expect(buttons(stage)).to.deep.equal(['Leave a message instead']);
    }
  });
});

describe('a message that was left', () => {
  it('says what to quote and how to come back, with the code when it is asked for', async () => {
    const stage = await waiting(new Surrogate());
    stage.button('Leave a message instead').focus();
    await stage.press('Leave a message instead');
    await waitUntil(() => stage.all('bellman-left').length > 0, 'it was left');
    await stage.settled();
    expect(last(stage)?.event).to.equal('leave');
    expect(focused()?.textContent).to.equal('We have your message');
    expect(stage.one('.quote').textContent).to.equal('7K4M-2Q9X');
    await stage.press('Show your code');
    expect(stage.all('.quote').map(({ textContent }) => textContent)).to.deep.equal([
      '7K4M-2Q9X',
      'ABCD-EFGH-JKLM',
    ]);
    // Read out by the focus, and by nothing else.
    expect(focused()?.textContent).to.equal('Your code: ABCD-EFGH-JKLM');
    expect(focused()?.closest('[role=status]')).to.equal(null);
    await expect(stage.panel).to.be.accessible();
  });

  it('says when the code cannot be had', async () => {
    const stage = await waiting(new Surrogate());
    await stage.press('Leave a message instead');
    await waitUntil(() => stage.all('bellman-left').length > 0, 'it was left');
    stage.relay.isMute = true;
    await stage.press('Show your code');
    const left = stage.one('bellman-left').shadowRoot;
    await waitUntil(() => left?.querySelector('.error')?.textContent !== '', 'it says so');
    expect(left?.querySelector('.error')?.textContent).to.equal(
      'We cannot get your code right now. Try again.',
    );
  });
});
