import { expect } from '@open-wc/testing';
import { waitUntil } from '../testing/patient.js';
import { SubscribeFailure } from './subscribe.js';
import { FakeRelay } from './testing/relay.js';
import { FakeDevice, Stage } from './testing/stage.js';

describe('when alerts cannot be turned on', () => {
  let relay: FakeRelay;
  let device: FakeDevice;

  beforeEach(() => {
    localStorage.clear();
    device = new FakeDevice();
    relay = new FakeRelay();
    relay.install();
  });
  afterEach(() => relay.restore());

  const otherWay = (stage: Stage) =>
    stage.root.querySelector<HTMLAnchorElement>('a[href*="/c/hart/alerts/"]')?.href;

  it('says how to allow notifications once they were refused, and tries again', async () => {
    device.answer = 'denied';
    const stage = await Stage.of(device);
    await stage.walkToTurnOn();
    await stage.press('Turn on alerts', 'This browser blocks notifications from this site');
    expect(stage.words).to.contain('Next to “Send notifications”, remove “Blocked”');
    expect(otherWay(stage)).to.equal('https://relay.example/c/hart/alerts/?lang=en');
    expect(relay.seen.some(({ what }) => what === 'POST followers')).to.equal(false);
    await expect(stage.panel).to.be.accessible();
    expect(await stage.pressWrongly('Try again')).to.contain('blocks notifications');
    device.now = 'granted';
    await stage.press('Try again', 'Turn on alerts');
  });

  it('stays where it is when the question was closed', async () => {
    device.answer = 'default';
    const stage = await Stage.of(device);
    await stage.walkToTurnOn();
    expect(await stage.pressWrongly('Turn on alerts')).to.contain('closed without an answer');
    expect(stage.heading).to.equal('Turn on alerts');
  });

  it('says at the beginning that notifications are blocked', async () => {
    device.now = 'denied';
    const stage = await Stage.of(device);
    expect(stage.words).to.contain('You can choose places, but must allow notifications');
    await expect(stage.panel).to.be.accessible();
  });

  it('says what a browser without push can use instead', async () => {
    device.browser = { ...device.browser, hasPush: false };
    const stage = await Stage.of(device);
    expect(stage.heading).to.equal('This browser cannot show alerts');
    expect(otherWay(stage)).to.be.a('string');
    await expect(stage.panel).to.be.accessible();
  });

  it('shows an iPhone the way by the Home Screen', async () => {
    device.browser = {
      userAgent: 'Mozilla/5.0 (iPhone) Safari/604.1',
      touchPoints: 5,
      hasPush: false,
    };
    const stage = await Stage.of(device);
    expect(stage.heading).to.equal('Add this page to your Home Screen first');
    expect(stage.root.querySelectorAll('ol li').length).to.equal(3);
    await expect(stage.panel).to.be.accessible();
  });

  it('leads to the alerts page where the site has no worker file of its own', async () => {
    for (const worker of ['', 'https://elsewhere.example/worker.js']) {
      const stage = await Stage.of(device, 'en', worker);
      expect(stage.words).to.contain('cannot be turned on from this page');
      expect(otherWay(stage)).to.be.a('string');
    }
  });

  it('leads nobody to the alerts page who reads it there', async () => {
    const before = location.href;
    history.replaceState(null, '', '/c/hart/alerts/?lang=cy');
    try {
      const stage = await Stage.of(device, 'en', '');
      stage.panel.relay = location.origin;
      const feed = () => stage.root.querySelector('a[href$="/feeds/hart/alerts.atom"]');
      await waitUntil(() => feed()?.getAttribute('href')?.startsWith(location.origin) === true);
      expect(otherWay(stage)).to.equal(undefined);
    } finally {
      history.replaceState(null, '', before);
    }
  });

  it('says so when the browser cannot register, and keeps nothing', async () => {
    device.subscribe = async () => {
      throw new SubscribeFailure('push', 'no network');
    };
    const stage = await Stage.of(device);
    await stage.walkToTurnOn();
    expect(await stage.pressWrongly('Turn on alerts')).to.contain('could not register');
    expect(localStorage.length).to.equal(0);
  });

  it('says so when the relay cannot be reached, and goes on once it can', async () => {
    relay.isDown = true;
    const stage = await Stage.of(device);
    stage.enter('Postcode', 'GU51 4AE');
    expect(await stage.pressWrongly('Continue')).to.contain('We cannot reach our alerts service');
    relay.isDown = false;
    await stage.press('Continue', 'Your places');
  });

  it('takes a new subscription where this one belongs to a sign-up that was forgotten', async () => {
    relay.refusals.set('POST followers', 'channel-known');
    const stage = await Stage.of(device);
    await stage.walkToTurnOn();
    await stage.press('Turn on alerts', 'Alerts are on');
    const subscribed = 'subscribed by /demo/worker.js';
    expect(device.done).to.deep.equal(['asked', subscribed, 'unsubscribed', subscribed]);
  });

  it('does a thing once, however often the button is pressed', async () => {
    const stage = await Stage.of(device);
    await stage.walkToTurnOn();
    stage.button('Turn on alerts').click();
    await stage.press('Turn on alerts', 'Alerts are on');
    expect(relay.seen.filter(({ what }) => what === 'POST followers').length).to.equal(1);
  });
});
