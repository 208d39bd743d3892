import { expect } from '@open-wc/testing';
import { waitUntil } from '../testing/patient.js';
import { readKept, writeKept } from './keep.js';
import { SubscribeFailure } from './subscribe.js';
import { FakeRelay } from './testing/relay.js';
import { FakeDevice, Stage } from './testing/stage.js';

const withMail = (device: FakeDevice) =>
  Stage.of(device, 'en', '/demo/worker.js', false, { mail: true });

describe('what a resident chooses besides places and services', () => {
  let relay: FakeRelay;
  let device: FakeDevice;

  beforeEach(() => {
    localStorage.clear();
    device = new FakeDevice();
    relay = new FakeRelay();
    relay.install();
  });
  afterEach(() => relay.restore());

  const body = () => relay.seen.at(-1)?.body;

  it('is said in one sentence before alerts are turned on, and sent with them', async () => {
    const stage = await Stage.of(device);
    stage.enter('A name for this place (optional)', 'home of my parents and their dog '.repeat(2));
    stage.enter('Postcode', 'GU51 4AE');
    expect(await stage.pressWrongly('Continue')).to.contain('40 characters or fewer');
    await expect(stage.panel).to.be.accessible();
    stage.enter('A name for this place (optional)', 'home');
    await stage.walkToTurnOn();
    expect(stage.words).to.contain('home: GU51 4AE is in Fleet Central');
    expect(stage.words).to.contain(
      'You will get alerts from Hart District Council about emergencies in your places and Bins and recycling; they come at any hour of the day or night.',
    );
    await stage.press('Change When', 'When may alerts come?');
    expect(stage.words).to.contain('Danger to life always comes');
    stage.enter('Not at times that I choose', '');
    await stage.panel.updateComplete;
    stage.enter('Quiet from', '21:30');
    stage.enter('Quiet until', '21:30');
    stage.enter('Only danger to life', '');
    expect(await stage.pressWrongly('Continue')).to.contain('at different times');
    await expect(stage.panel).to.be.accessible();
    stage.enter('Quiet until', '06:00');
    await stage.press('Continue', 'Turn on alerts');
    expect(stage.words).to.contain(
      'between 9:30pm and 6am only dangers to life come, and the rest waits until 6am.',
    );
    await stage.press('Change Language', 'Which language do you want alerts in?');
    stage.enter('Cymraeg', '');
    await expect(stage.panel).to.be.accessible();
    await stage.press('Continue', 'Turn on alerts');
    await stage.press('Change Locked screen shows', 'What may a locked screen show?');
    stage.enter('Only that there is an alert', '');
    await stage.press('Continue', 'Turn on alerts');
    await stage.press('Change About', 'What do you want alerts about?');
    stage.enter('News and events from Hart District Council, without a sound', '');
    stage.enter('Test alerts: help us practise. Each one says EXERCISE', '');
    await stage.press('Continue', 'Turn on alerts');
    await stage.press('Turn on alerts', 'Alerts are on');
    expect(body()).to.deep.include({
      ...{ general: true, drills: true, neutral: true, language: 'cy' },
      quiet: { from: 1290, to: 360, pass: 'Extreme' },
      places: [{ postcode: 'GU51 4AE', label: 'home' }],
    });
    await expect(stage.panel).to.be.accessible();
  });

  it('may be an address instead, whose holder is asked first', async () => {
    device.browser = { ...device.browser, hasPush: false };
    const stage = await withMail(device);
    await stage.press('Get alerts by email instead', 'Where do you want alerts about?');
    stage.enter('Postcode', 'GU51 4AE');
    await stage.press('Continue', 'Your places');
    await stage.press('Continue', 'What do you want alerts about?');
    await stage.press('Continue', 'Get alerts by email');
    const said = (): string[] => stage.words.match(/shown or opened here|Locked screen/g) ?? [];
    expect(said(), 'nothing of notifications').to.deep.equal([]);
    expect(await stage.pressWrongly('Send me the link')).to.contain('Enter an email address');
    await expect(stage.panel).to.be.accessible();
    stage.enter('Email address', 'robin@example.com');
    await stage.press('Send me the link', 'Check your inbox');
    expect(body()).to.deep.include({ channel: { email: 'robin@example.com' } });
    expect(stage.words).to.contain('Waiting for you to open the link');
    expect(said()).to.deep.equal([]);
    expect(stage.words).to.not.contain('do not reach this browser');
    expect(readKept('hart')).to.include({ worker: '', endpoint: '' });
    await expect(stage.panel).to.be.accessible();
    await stage.press('Stop alerts', 'Alerts are stopped');
    expect(device.done, 'nothing to give up').to.deep.equal([]);
  });

  it('says that there is no e-mail where the council has none', async () => {
    const stage = await Stage.of(device);
    await stage.walkToTurnOn();
    expect(stage.words).to.contain('Alerts by email are not available at the moment.');
  });

  describe('later', () => {
    beforeEach(() => {
      device.now = 'granted';
      relay.follow({ places: [{ postcode: 'GU51 4AE', label: 'home' }], services: ['waste'] });
      const worker = new URL('/first/worker.js', location.href).href;
      writeKept('hart', { token: relay.token, worker, endpoint: device.endpoint });
    });

    it('a place that has moved keeps its turn', async () => {
      const stage = await Stage.of(device);
      await stage.press('Change Places', 'Your places');
      await stage.press('Change home', 'Where is home now?');
      await stage.press(
        'Choose your ward from a list instead',
        'Which ward do you want alerts about?',
      );
      stage.enter('Ward', 'E05009361');
      await stage.press('Continue', 'Your places');
      expect(stage.words).to.contain('home: All of Hook');
      await stage.press('Save', 'Your alerts');
      expect(body()).to.deep.include({ places: [{ area: 'E05009361', label: 'home' }] });
    });

    it('an address can be added, and this browser taken off', async () => {
      const stage = await withMail(device);
      await stage.press('Get alerts by email too', 'Get alerts by email');
      stage.enter('Email address', 'robin@example.com');
      await stage.press('Send me the link', 'Your alerts');
      expect(stage.words).to.contain('Check your inbox').and.to.contain('Email to r…@example.com');
      await expect(stage.panel).to.be.accessible();
      stage.button('Take off: This browser').click();
      await waitUntil(() => stage.status === 'This browser removed');
      expect(device.done.at(-1)).to.equal('unsubscribed');
      await stage.press('Get alerts in this browser too', 'Turn on alerts');
      await stage.press('Turn on alerts', 'Alerts are on');
      expect(body()).to.have.nested.property('channel.endpoint', device.endpoint);
      expect(readKept('hart')?.endpoint).to.equal(device.endpoint);
    });

    it('a browser that cannot register now is said to, and everything else can be changed', async () => {
      const { subscribe } = device;
      device.subscribe = async () => {
        throw new SubscribeFailure('push', 'no network');
      };
      const stage = await Stage.of(device);
      expect(stage.words).to.contain('could not register for notifications just now');
      device.subscribe = subscribe;
      await stage.press('Turn on alerts', 'Alerts are on');
      expect(stage.words).to.not.contain('just now');
    });

    it('heals when the worker says that the browser changed the subscription', async () => {
      const stage = await Stage.of(device);
      device.endpoint = 'https://push.example/2';
      navigator.serviceWorker.dispatchEvent(
        new MessageEvent('message', { data: { bellman: 'subscription-changed' } }),
      );
      await waitUntil(() => readKept('hart')?.endpoint === device.endpoint);
      expect(stage.heading).to.equal('Your alerts');
    });
  });
});
