import { limits } from '@bellman/protocol';
import { expect } from '@open-wc/testing';
import { waitUntil } from '../testing/patient.js';
import { FakeRelay } from './testing/relay.js';
import { FakeStorage, Tab } from './testing/tab.js';
import { settle } from './testing/time.js';

/** How long the connection stays after an end, for what one may ask then. */
const WHILE = limits.residentToken.sensitive;

/** A last word and the note of the end, which the tab at the other end of `relay` does not hear. */
const endUnheard = (relay: FakeRelay): void => {
  relay.say('Goodbye', false);
  relay.state = 'ended';
  relay.note({ code: 'ended', params: { by: 'resident', name: '' } });
};

describe('the end of a chat', () => {
  it('lets go of the connection after a while', async () => {
    const tab = new Tab();
    await tab.start();
    tab.relay.end();
    await tab.time.pass(WHILE - 1);
    expect(tab.relay.isWanted).to.equal(true);
    await tab.time.pass(1);
    expect(tab.relay.isWanted).to.equal(false);
    expect(tab.session.view.phase).to.equal('ended');
  });

  it('stays as it is when its token has expired, and asks nothing more', async () => {
    const tab = new Tab();
    await tab.start();
    tab.relay.end();
    tab.relay.cut();
    tab.relay.token = 'none that anybody has';
    tab.relay.connect();
    await settle();
    expect(tab.session.view.phase).to.equal('ended');
    expect(tab.relay.isWanted).to.equal(false);
  });

  it('is a loss where what was said last can be had no more', async () => {
    const tab = new Tab();
    await tab.start();
    await tab.session.end();
    expect(tab.session.view.phase).to.equal('ended');
    tab.relay.cut();
    tab.relay.token = 'none that anybody has';
    tab.relay.connect();
    await settle();
    expect(tab.session.view).to.deep.include({ phase: 'lost' });
    expect(tab.session.view.problem?.code).to.equal('token-unknown');
    expect(tab.relay.isWanted).to.equal(false);
  });

  describe('that another tab told of', () => {
    let first: Tab;
    let second: Tab;
    beforeEach(async () => {
      first = new Tab();
      second = new Tab(new FakeRelay(), new FakeStorage(), first.council);
      for (const tab of [first, second]) {
        const looking = tab.session.resume();
        await tab.time.pass(200);
        await looking;
      }
      // Before a relay each, which fail one by one: one conversation to both.
      first.session.start({ service: 'waste', name: 'Ann', language: 'en', message: 'Hello' });
      second.session.start({ service: 'waste', name: 'Ann', language: 'en', message: 'Hello' });
      await settle();
      second.relay.cut();
      endUnheard(second.relay);
      await first.session.end();
      await waitUntil(() => second.session.view.phase === 'ended');
    });
    afterEach(() => {
      first.session.close();
      second.session.close();
    });

    it('shows what was said last, however long the network is gone', async () => {
      await second.time.pass(3 * WHILE);
      expect(second.said).to.deep.equal(['started', 'Hello']);
      expect(second.relay.isWanted).to.equal(true);
      second.relay.connect();
      await settle();
      expect(second.said).to.deep.equal(['started', 'Hello', 'Goodbye', 'ended']);
      expect(second.relay.isWanted).to.equal(false);
    });

    it('asks that tab for what opens the chat now', async () => {
      first.relay.cut();
      first.relay.connect();
      second.relay.token = first.session.token ?? '';
      second.relay.connect();
      await waitUntil(() => second.said.includes('Goodbye'));
      expect(second.said).to.deep.equal(['started', 'Hello', 'Goodbye', 'ended']);
      expect(second.session.view.phase).to.equal('ended');
      expect(second.storage.length).to.equal(0);
    });

    it('keeps nothing of it, though the relay opened it just before', () => {
      second.relay.state = 'waiting';
      second.relay.connect();
      expect(second.session.view.phase).to.equal('ended');
      expect(second.storage.length).to.equal(0);
    });

    it('begins nothing in a tab that is at the beginning', async () => {
      const third = new Tab(new FakeRelay(), new FakeStorage(), first.council);
      const heard: unknown[] = [];
      const channel = new BroadcastChannel(`bellman.${first.council}`);
      channel.addEventListener('message', ({ data }) => heard.push(data));
      const looking = third.session.resume();
      second.relay.token = 'another';
      second.relay.connect();
      await waitUntil(() => heard.some((one) => (one as { type: string }).type === 'after'));
      await third.time.pass(200);
      await looking;
      expect(third.session.view.phase).to.equal('home');
      channel.close();
      third.session.close();
    });
  });
});
