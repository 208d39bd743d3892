import { expect } from '@open-wc/testing';
import { DoneReply } from './arrivals.js';
import { FakeStorage, Tab } from './testing/tab.js';
import { settle } from './testing/time.js';

const CARD = '4111 1111 1111 1111';

describe('a session that takes care', () => {
  let tab: Tab;
  beforeEach(async () => {
    tab = new Tab();
    await tab.start();
    tab.relay.take('Sam');
    await tab.time.pass(2_000);
    tab.relay.asked.length = 0;
  });
  const kept = (): string => tab.storage.getItem(`bellman.${tab.council}`) ?? '';

  it('tells what arrived and what was seen, at most once a second', async () => {
    for (const words of ['a', 'b', 'c']) tab.relay.say(words);
    tab.session.markRead();
    expect(tab.relay.bodies('seen')).to.deep.equal([{ delivered: 4 }]);
    await tab.time.pass(1_000);
    expect(tab.relay.bodies('seen')).to.deep.equal([{ delivered: 4 }, { delivered: 6, read: 6 }]);
    await tab.time.pass(5_000);
    expect(tab.relay.bodies('seen')).to.have.length(2);
  });

  it('knows how far staff have come, which is only ever further', () => {
    tab.relay.mark({ delivered: 3, read: 2 });
    tab.relay.mark({ delivered: 2, read: 1 });
    expect(tab.session.view.conversation?.marks).to.deep.equal({ delivered: 3, read: 2 });
  });

  it('shows who types until it fades or the words come', async () => {
    tab.relay.types('Sam');
    expect(tab.session.view.typing).to.equal('Sam');
    await tab.time.pass(5_000);
    expect(tab.session.view.typing).to.equal(null);
    tab.relay.types('Sam');
    tab.relay.say('done');
    expect(tab.session.view.typing).to.equal(null);
  });

  it('tells that the resident types, at most once in three seconds', async () => {
    for (const draft of ['a', 'ab', 'abc', '']) tab.session.setDraft(draft);
    expect(tab.relay.bodies('typing')).to.have.length(1);
    await tab.time.pass(3_000);
    tab.session.setDraft('abcd');
    expect(tab.relay.bodies('typing')).to.have.length(2);
  });

  it('tells that the resident is there, at most once a minute, and while they read', async () => {
    tab.session.act();
    tab.session.act();
    expect(tab.relay.bodies('here')).to.have.length(1);
    tab.session.attend(true);
    await tab.time.pass(180_000);
    expect(tab.relay.bodies('here')).to.have.length(4);
    tab.session.attend(false);
    await tab.time.pass(180_000);
    expect(tab.relay.bodies('here')).to.have.length(4);
  });

  it('connects anew when a connection that seemed to stand is dead, as after ten minutes asleep', async () => {
    tab.relay.isDead = true;
    tab.relay.say('while asleep', false);
    tab.session.send('on waking');
    const checking = tab.session.check();
    await settle();
    expect(tab.relay.connected).to.equal(1);
    tab.relay.isDead = false;
    tab.relay.giveUp();
    await checking;
    await settle();
    expect(tab.relay.connected).to.equal(2);
    expect(tab.said.slice(-2)).to.deep.equal(['while asleep', 'on waking']);
    expect(tab.unsent).to.deep.equal([]);
  });

  it('leaves a connection that answers alone', async () => {
    await tab.session.check();
    expect(tab.relay.connected).to.equal(1);
  });

  it('says at once that there is no network, and goes on when there is', async () => {
    tab.session.offline();
    expect(tab.session.view.connection).to.equal('down');
    tab.session.send('one');
    expect(tab.unsent).to.deep.equal(['one: unsent']);
    await tab.session.check();
    await settle();
    expect(tab.session.view.connection).to.equal('up');
    expect(tab.unsent).to.deep.equal([]);
  });

  it('lets no card number out of the page, nor rest in it', async () => {
    const heard: unknown[] = [];
    const channel = new BroadcastChannel(`bellman.${tab.council}`);
    channel.addEventListener('message', ({ data }) => heard.push(data));
    tab.session.setDraft(`my card is ${CARD}`);
    expect(tab.session.view.draft).to.contain(CARD);
    expect(kept()).not.to.contain('1111');
    tab.relay.cut();
    tab.session.send(`my card is ${CARD}`);
    expect(tab.session.view.hidden).to.deep.equal(['card']);
    expect(kept()).not.to.contain('1111');
    tab.relay.connect();
    await settle();
    tab.session.start({ service: 'waste', name: CARD, language: 'en', message: CARD });
    const other = new Tab();
    other.session.start({ service: 'waste', name: CARD, language: 'en', message: CARD });
    await settle();
    const sent = JSON.stringify([tab.relay.asked, other.relay.asked, heard]);
    expect(sent).to.contain('••••').and.not.to.contain('1111');
    tab.session.send('no number');
    expect(tab.session.view.hidden).to.deep.equal([]);
    channel.close();
  });

  it('sees danger as it is typed, without a line, and for as long as the chat', async () => {
    tab.session.listenFor(['kill myself']);
    tab.session.offline();
    tab.session.setDraft('I want to kill mys');
    expect(tab.session.view.danger).to.equal(false);
    tab.session.setDraft('I want to KILL MYSELF');
    expect(tab.session.view.danger).to.equal(true);
    tab.session.setDraft('');
    tab.reload();
    expect(tab.session.view.danger).to.equal(true);
  });

  it('sees danger in what was written before the council’s phrases were known', () => {
    tab.session.send('I will end it all');
    expect(tab.session.view.danger).to.equal(false);
    tab.session.listenFor(['end it all']);
    expect(tab.session.view.danger).to.equal(true);
  });

  it('sees danger with the usual phrases where the council’s are not known', () => {
    tab.session.setDraft('Rwyf am ladd amser');
    expect(tab.session.view.danger).to.equal(false);
    tab.session.setDraft('mae gan rywun: mae cyllell gan fy mrawd');
    expect(tab.session.view.danger).to.equal(true);
  });

  it('opens a chat by a code, once, and says when the code opens nothing', async () => {
    tab.relay.code = 'the-code';
    const elsewhere = new Tab(tab.relay, new FakeStorage());
    elsewhere.session.setOpen(true);
    await elsewhere.session.resume('the-code');
    await settle();
    expect(elsewhere.session.view.phase).to.equal('active');
    expect(elsewhere.store.read().token).to.equal(tab.relay.token);
    expect(elsewhere.session.wasOpen).to.equal(true);
    const again = new Tab(tab.relay, new FakeStorage());
    await again.session.resume('the-code');
    await settle();
    expect(again.session.view.phase).to.equal('lost');
    expect(again.session.view.problem?.code).to.equal('code-unknown');
  });

  it('uses a code where the tab’s own chat is gone', async () => {
    tab.relay.token = 'another';
    tab.relay.code = 'the-code';
    tab.reload();
    await tab.session.resume('the-code');
    await tab.time.pass(200);
    expect(tab.session.view.phase).to.equal('active');
  });

  it('leaves at once: nothing kept, shown or connected, and the relay told twice', () => {
    const { token } = tab.session;
    tab.session.setDraft('half a');
    tab.session.leaveAtOnce();
    expect(tab.storage.length).to.equal(0);
    expect(tab.session.view).to.deep.include({ phase: 'home', messages: [], draft: '' });
    expect(tab.farewells).to.deep.equal([token]);
    expect(tab.relay.bodies('end')).to.have.length(1);
    expect(tab.session.hasLeft).to.equal(true);
  });

  it('can ask after the end, with nothing kept in the browser', async () => {
    tab.relay.end();
    await settle();
    expect(tab.storage.length).to.equal(0);
    const { asked } = tab.relay;
    expect(await tab.session.ask('survey', { satisfaction: 5 }, DoneReply)).to.include({
      ok: true,
    });
    await tab.time.pass(3_600_000);
    const asking = tab.session.ask('survey', { satisfaction: 4 }, DoneReply);
    await settle();
    expect(await asking).to.include({ ok: true });
    expect(asked.at(-1)?.body).to.deep.equal({ satisfaction: 4 });
    expect(tab.storage.length).to.equal(0);
  });

  it('says that the page is about another service than the chat', () => {
    tab.session.know({ pageService: 'waste' });
    expect(tab.session.view.otherService).to.equal(false);
    tab.session.know({ pageService: 'planning' });
    expect(tab.session.view.otherService).to.equal(true);
  });

  it('does not connect again after its page has gone', async () => {
    tab.relay.refuse({ type: '', title: '', status: 503, code: 'draining' });
    tab.session.close();
    await tab.time.pass(60_000);
    expect(tab.relay.connected).to.equal(1);
  });
});
