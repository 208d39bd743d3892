import { expect } from '@open-wc/testing';
import { waitUntil } from '../testing/patient.js';
import { readKept, writeKept } from './keep.js';
import { FakeRelay } from './testing/relay.js';
import { FakeDevice, Stage } from './testing/stage.js';

describe('being told when an incident is resolved', () => {
  let relay: FakeRelay;
  let device: FakeDevice;

  beforeEach(() => {
    localStorage.clear();
    device = new FakeDevice();
    relay = new FakeRelay();
    relay.install();
  });
  afterEach(() => relay.restore());

  const open = async (mail = false) => {
    const more = { alert: 'incident', mail };
    const stage = await Stage.of(device, 'en', '/demo/worker.js', true, more);
    const part = () => stage.root.querySelector('bellman-incident')?.shadowRoot as ShadowRoot;
    const button = (name: string) =>
      [...part().querySelectorAll('button')].find(({ innerText }) => innerText.trim() === name);
    const press = async (name: string) => {
      await waitUntil(() => button(name) !== undefined, `no button "${name}"`);
      button(name)?.click();
    };
    return { stage, part, button, press };
  };

  it('asks this browser after an explanation, and can be stopped', async () => {
    const { stage, part, press, button } = await open();
    await press('Tell me when this is resolved');
    await waitUntil(() => button('Turn on alerts') !== undefined);
    expect(part().textContent).to.contain('a last one when it is resolved');
    expect(part().activeElement).to.equal(button('Turn on alerts'));
    expect(device.done).to.deep.equal([]);
    await expect(stage.panel).to.be.accessible();
    await press('Turn on alerts');
    await waitUntil(() => part().textContent?.includes('We will tell you in this browser'));
    expect(device.done).to.deep.equal(['asked', 'subscribed by /demo/worker.js']);
    expect(relay.seen.at(-1)?.body).to.have.nested.property('channel.endpoint', device.endpoint);
    expect(readKept('hart')).to.include({ token: relay.token, endpoint: device.endpoint });
    await press('Stop telling me');
    await waitUntil(() => part().textContent?.includes('not be told of this any more'));
    expect(relay.seen.at(-1)).to.include({ what: 'DELETE alerts/incident/followers' });
  });

  it('needs one click of whoever has alerts already', async () => {
    relay.follow({ places: [{ postcode: 'GU51 4AE' }], services: [] });
    writeKept('hart', { token: relay.token, worker: '', endpoint: '' });
    const { part, press } = await open();
    await press('Tell me when this is resolved');
    await waitUntil(() => part().textContent?.includes('as your other alerts'));
    expect(relay.seen.at(-1)).to.include({ token: relay.token });
    const again = await open();
    await waitUntil(() => again.button('Stop telling me') !== undefined, 'it is known');
  });

  it('says why this browser cannot be told', async () => {
    device.answer = 'denied';
    const { part, press } = await open();
    await press('Tell me when this is resolved');
    await press('Turn on alerts');
    await waitUntil(() => part().textContent?.includes('This browser blocks notifications'));
    device.browser = { ...device.browser, hasPush: false };
    const other = await open();
    await other.press('Tell me when this is resolved');
    await waitUntil(() => other.part().textContent?.includes('Come back to this page'));
  });

  it('leads to what needs no notification, and stands in line with what is around it', async () => {
    device.now = 'denied';
    const { stage, part, press } = await open(true);
    await press('Tell me when this is resolved');
    await waitUntil(() => part().textContent?.includes('Come back to this page'));
    const links = [...part().querySelectorAll('a')].map(({ href }) => href);
    expect(links).to.deep.equal([
      'https://relay.example/c/hart/alerts/?lang=en',
      'https://relay.example/feeds/hart/alerts.atom',
    ]);
    const left = (element: Element | null) => element?.getBoundingClientRect().left;
    expect(left(part().querySelector('p'))).to.equal(left(stage.root.querySelector('.get')));
    await expect(stage.panel).to.be.accessible();
    await press('Get alerts by email instead');
    await stage.reach('Where do you want alerts about?');
  });

  it('is not offered where the relay does not answer, nor is that complained of', async () => {
    relay.isDown = true;
    const { part, stage } = await open();
    await waitUntil(() => stage.root.querySelector('bellman-incident') !== null);
    await stage.panel.updateComplete;
    expect(part().querySelector('button, [role=alert]')).to.equal(null);
  });

  it('is not offered where it is over', async () => {
    relay.incident = { ...relay.incident, state: 'stopped' };
    const { part } = await open();
    await waitUntil(() => relay.seen.length === 1);
    expect(part().querySelector('button')).to.equal(null);
  });
});
