import { expect } from '@open-wc/testing';
import { waitUntil } from '../testing/patient.js';
import { heal } from './heal.js';
import { readKept, writeKept } from './keep.js';
import { FakeRelay } from './testing/relay.js';
import { FakeDevice, Stage } from './testing/stage.js';

describe('alerts that are on already', () => {
  let relay: FakeRelay;
  let device: FakeDevice;

  beforeEach(() => {
    localStorage.clear();
    device = new FakeDevice();
    device.now = 'granted';
    relay = new FakeRelay();
    relay.install();
    relay.follow({ places: [{ postcode: 'GU51 4AE' }], services: ['waste'] });
    writeKept('hart', {
      token: relay.token,
      worker: new URL('/first/worker.js', location.href).href,
      endpoint: device.endpoint,
    });
  });
  afterEach(() => relay.restore());

  const asked = () => relay.seen.map(({ what }) => what);

  it('are shown, by the kept token and the worker that they were turned on with', async () => {
    const stage = await Stage.of(device);
    expect(stage.heading).to.equal('Your alerts');
    await waitUntil(() => stage.words.includes('GU51 4AE is in Fleet Central'));
    expect(relay.seen).to.deep.equal([
      { what: 'GET followers/self', token: relay.token, body: undefined },
      { what: 'POST places', token: null, body: { postcode: 'GU51 4AE' } },
    ]);
    expect(device.done).to.deep.equal(['subscribed by /first/worker.js']);
    await expect(stage.panel).to.be.accessible();
  });

  it('are shown by the postcode alone where the relay does not tell where that lies', async () => {
    relay.refusals.set('POST places', 'too-fast');
    const stage = await Stage.of(device);
    await waitUntil(() => asked().includes('POST places'));
    await stage.press('Change Places', 'Your places');
    expect(stage.words).to.contain('GU51 4AE').and.not.contain('Fleet Central');
    expect(stage.root.querySelector('.summary')).to.equal(null);
  });

  it('tell the relay when the browser has changed the subscription', async () => {
    device.endpoint = 'https://push.example/2';
    const stage = await Stage.of(device);
    expect(stage.heading).to.equal('Your alerts');
    expect(asked().slice(0, 2)).to.deep.equal(['GET followers/self', 'PATCH followers/self']);
    expect(relay.seen[1]?.body).to.have.nested.property('channel.endpoint', device.endpoint);
    expect(asked()[2], 'so that an all-clear finds the new one').to.match(
      /^DELETE followers\/self\/channels\/.*8058$/,
    );
    expect(relay.follower?.channels.length).to.equal(1);
    expect(stage.words).to.contain('This browser');
    expect(readKept('hart')?.endpoint).to.equal('https://push.example/2');
  });

  it('are healed where the chat is opened, without a word', async () => {
    // A push service of the council's own may listen anywhere.
    const [before, after] = ['https://push.example:8443/1', 'https://push.example:8443/3'];
    const { token, worker } = readKept('hart') ?? { token: '', worker: '' };
    writeKept('hart', { token, worker, endpoint: before });
    device.endpoint = after;
    await heal('https://relay.example', { id: 'hart', pushKey: 'a-newer-key' }, device);
    const told = relay.seen.find(({ what }) => what === 'PATCH followers/self');
    expect(told?.body).to.have.nested.property('channel.vapidKey', 'a-newer-key');
    expect(readKept('hart')?.endpoint).to.equal(after);
    expect(relay.follower?.channels.length, 'the old one is taken off').to.equal(1);
    relay.isDown = true;
    await heal('https://relay.example', { id: 'hart', pushKey: 'a-newer-key' }, device);
  });

  it('can be changed: places and what they are about', async () => {
    const stage = await Stage.of(device);
    await stage.press('Change About', 'What do you want alerts about?');
    stage.enter('Flooding', '');
    await stage.press('Save', 'Your alerts');
    expect(relay.seen.at(-1)?.body).to.deep.equal({
      ...{ general: false, drills: false, neutral: false, quiet: null, language: 'en' },
      places: [{ postcode: 'GU51 4AE' }],
      services: ['waste', 'flooding'],
    });
    expect(stage.words).to.contain('Your changes are saved.');
    await stage.press('Change Places', 'Your places');
    await stage.press('Remove GU51 4AE', 'Where do you want alerts about?');
    await stage.press('Back', 'Your places');
    await stage.press('Back', 'Your alerts');
    expect(stage.words).to.contain('GU51 4AE is in Fleet Central');
  });

  it('stop in one click: erased, unsubscribed, forgotten', async () => {
    const stage = await Stage.of(device);
    await stage.press('Stop alerts', 'Alerts are stopped');
    expect(asked().at(-1)).to.equal('DELETE followers/self');
    expect(device.done.at(-1)).to.equal('unsubscribed');
    expect(localStorage.length).to.equal(0);
    await stage.press('Get alerts again', 'Where do you want alerts about?');
  });

  it('stay on, and say so, when the relay cannot be reached to stop them', async () => {
    const stage = await Stage.of(device);
    relay.isDown = true;
    expect(await stage.pressWrongly('Stop alerts')).to.contain('cannot reach');
    expect(readKept('hart')?.token).to.equal(relay.token);
  });

  it('begin again when the relay no longer knows them', async () => {
    relay.follower = null;
    const stage = await Stage.of(device);
    await waitUntil(() => stage.words.includes('Your earlier alerts were stopped.'));
    expect(stage.heading).to.equal('Where do you want alerts about?');
    expect(localStorage.length).to.equal(0);
    expect(device.done).to.deep.equal(['unsubscribed']);
  });

  it('say so when the relay cannot be reached, and are shown once it can', async () => {
    relay.isDown = true;
    const stage = await Stage.of(device);
    await waitUntil(() => stage.words.includes('We cannot reach our alerts service'));
    relay.isDown = false;
    stage.button('Try again').click();
    await waitUntil(() => stage.words.includes('GU51 4AE'));
  });

  it('say that they do not arrive where notifications were blocked since', async () => {
    device.now = 'denied';
    const stage = await Stage.of(device);
    expect(stage.words).to.contain('Alerts do not reach this device');
    expect(device.done).to.deep.equal([]);
    await expect(stage.panel).to.be.accessible();
  });
});
