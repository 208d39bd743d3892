import { expect } from '@open-wc/testing';
import { waitUntil } from '../testing/patient.js';
import { FakeStorage, Tab } from './testing/tab.js';
import { settle } from './testing/time.js';

describe('two tabs', () => {
  let tabs: { first: Tab; second: Tab };
  beforeEach(async () => {
    const first = new Tab();
    const looking = first.session.resume();
    await first.time.pass(200);
    await looking;
    await first.start();
    tabs = { first, second: new Tab(first.relay, new FakeStorage(), first.council) };
  });
  afterEach(() => {
    tabs.first.session.close();
    tabs.second.session.close();
  });

  it('show the same chat: the second is handed the token', async () => {
    await tabs.second.session.resume();
    await settle();
    expect(tabs.second.session.view.phase).to.equal('waiting');
    expect(tabs.second.said).to.deep.equal(['started', 'Hello']);
  });

  it('both hold the newest token', async () => {
    await tabs.second.session.resume();
    await waitUntil(() => tabs.first.store.read().token === tabs.first.relay.token);
    expect(tabs.second.store.read().token).to.equal(tabs.first.store.read().token);
  });

  it('end together', async () => {
    await tabs.second.session.resume();
    await tabs.second.session.end();
    await waitUntil(() => tabs.first.session.view.phase === 'ended');
    expect(tabs.first.storage.length).to.equal(0);
    expect(tabs.second.storage.length).to.equal(0);
  });
});
