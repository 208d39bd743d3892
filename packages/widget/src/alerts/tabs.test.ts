import { expect } from '@open-wc/testing';
import { waitUntil } from '../testing/patient.js';
import { readKept, writeKept } from './keep.js';
import { FakeRelay } from './testing/relay.js';
import { FakeDevice, Stage } from './testing/stage.js';

const KEY = 'bellman.follower.hart';

describe('alerts in several tabs', () => {
  let relay: FakeRelay;
  let device: FakeDevice;
  const keep = (token: string) =>
    writeKept('hart', {
      token,
      worker: new URL('/first/worker.js', location.href).href,
      endpoint: device.endpoint,
    });
  /** Another tab signs up by the same endpoint: its token takes the place of the kept one. */
  const signUpElsewhere = () => {
    relay.token = 'newer-token';
    relay.follow({ places: [{ area: 'E05009361' }], services: ['flooding'] });
    keep(relay.token);
  };
  /** What the browser tells this tab of it. */
  const hear = (key: string | null = KEY) =>
    window.dispatchEvent(new StorageEvent('storage', { key }));
  const asked = () => relay.seen.map(({ what, token }) => `${what} ${token}`);

  beforeEach(() => {
    localStorage.clear();
    device = new FakeDevice();
    device.now = 'granted';
    relay = new FakeRelay();
    relay.install();
    relay.follow({ places: [{ postcode: 'GU51 4AE' }], services: ['waste'] });
    keep(relay.token);
  });
  afterEach(() => relay.restore());

  it('are erased at the relay by the tab with an older token, too', async () => {
    const stage = await Stage.of(device);
    signUpElsewhere();
    await stage.press('Stop alerts', 'Alerts are stopped');
    expect(relay.follower).to.equal(null);
    expect(localStorage.length).to.equal(0);
    expect(device.done.at(-1)).to.equal('unsubscribed');
  });

  it('are erased though the token is replaced while the stop is on its way', async () => {
    const stage = await Stage.of(device);
    const { fetch } = window;
    window.fetch = (...request) => {
      window.fetch = fetch;
      signUpElsewhere();
      return fetch(...request);
    };
    await stage.press('Stop alerts', 'Alerts are stopped');
    expect(asked().slice(-2)).to.deep.equal([
      'DELETE followers/self managing-token',
      'DELETE followers/self newer-token',
    ]);
    expect(relay.follower).to.equal(null);
  });

  it('are changed by the token that is kept now', async () => {
    const stage = await Stage.of(device);
    await stage.press('Change About', 'What do you want alerts about?');
    signUpElsewhere();
    await stage.press('Save', 'Your alerts');
    expect(asked().at(-1)).to.equal('PATCH followers/self newer-token');
    expect(readKept('hart')?.token).to.equal('newer-token');
  });

  it('show what another tab turned on, without taking the focus', async () => {
    const stage = await Stage.of(device);
    (stage.root.activeElement as HTMLElement | null)?.blur();
    signUpElsewhere();
    hear();
    await waitUntil(() => stage.words.includes('Hook'), 'the other place');
    await stage.panel.updateComplete;
    expect(stage.focused).to.equal('');
  });

  it('show that another tab stopped them', async () => {
    const stage = await Stage.of(device);
    relay.follower = null;
    localStorage.removeItem(KEY);
    hear();
    await stage.reach('Alerts are stopped');
    expect(device.done).to.not.include('unsubscribed');
  });

  it('stay on where another script cleared the storage, and say that the token is not kept', async () => {
    const stage = await Stage.of(device);
    localStorage.clear();
    hear(null);
    await waitUntil(
      () => relay.seen.filter(({ what }) => what === 'GET followers/self').length > 1,
    );
    await stage.reach('Your alerts');
    await stage.press('Stop alerts', 'Alerts are stopped');
    expect(relay.follower).to.equal(null);
  });

  it('are no concern of a panel that has left the page', async () => {
    const stage = await Stage.of(device);
    stage.panel.remove();
    const before = relay.seen.length;
    signUpElsewhere();
    hear();
    expect(stage.panel.isConnected).to.equal(false);
    expect(relay.seen.length).to.equal(before);
  });
});
