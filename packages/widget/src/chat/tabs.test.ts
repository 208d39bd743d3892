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

  it('are left together: nothing is to be seen in either', async () => {
    await tabs.second.session.resume();
    await settle();
    tabs.first.session.leaveAtOnce();
    await waitUntil(() => tabs.second.session.hasLeft);
    expect(tabs.second.session.view).to.deep.include({ phase: 'home', messages: [] });
    expect(tabs.first.storage.length + tabs.second.storage.length).to.equal(0);
  });

  it('ring once for a message', async () => {
    await tabs.second.session.resume();
    await settle();
    const { first, second } = tabs;
    const rings = await Promise.all([first, second].map(({ session }) => session.mayRing(7)));
    expect(rings.filter(Boolean)).to.have.length(1);
    expect(await second.session.mayRing(8)).to.equal(true);
    await second.time.pass(5_000);
    await first.time.pass(5_000);
  });

  it('send what a duplicated tab has a copy of once', async () => {
    const { first } = tabs;
    first.relay.cut();
    first.session.send('one');
    first.session.send('two');
    const copy = new FakeStorage();
    const key = `bellman.${first.council}`;
    copy.setItem(key, first.storage.getItem(key) ?? '');
    const duplicate = new Tab(first.relay, copy, first.council);
    first.relay.isMute = true;
    await duplicate.session.resume();
    await settle();
    first.relay.isMute = false;
    await Promise.all([first, duplicate].map(({ time }) => time.pass(2_000)));
    const said = first.relay.messages.map(({ body }) => body).filter(Boolean);
    expect(said).to.deep.equal(['Hello', 'one', 'two']);
    expect(duplicate.unsent).to.deep.equal([]);
    duplicate.session.close();
  });
});
