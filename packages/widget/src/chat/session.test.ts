import { expect } from '@open-wc/testing';
import { problem } from './testing/relay.js';
import { Tab } from './testing/tab.js';
import { settle } from './testing/time.js';

describe('a session', () => {
  it('stores and connects nothing before a chat starts', async () => {
    const tab = new Tab();
    const resuming = tab.session.resume();
    await tab.time.pass(200);
    await resuming;
    tab.session.setDraft('only typed');
    tab.session.setOpen(true);
    expect(tab.session.view.phase).to.equal('home');
    expect(tab.session.view.draft).to.equal('only typed');
    expect(tab.storage.length).to.equal(0);
    expect(tab.relay.connected).to.equal(0);
  });

  it('begins with the first message, once, and waits', async () => {
    const tab = new Tab();
    await tab.start();
    expect(tab.session.view.phase).to.equal('waiting');
    expect(tab.said).to.deep.equal(['started', 'Hello']);
    expect(tab.unsent).to.deep.equal([]);
    expect(tab.relay.asked.map(({ event }) => event)).to.deep.equal(['start', 'seen']);
    expect(tab.store.read().token).to.equal('token-1');
    expect(tab.store.read().start).to.equal(undefined);
  });

  it('repeats a start under the same id when its answer is lost', async () => {
    const tab = new Tab();
    tab.relay.isMute = true;
    await tab.start();
    expect(tab.session.view.phase).to.equal('starting');
    tab.relay.isMute = false;
    await tab.time.pass(1_000);
    const starts = tab.relay.asked.filter(({ event }) => event === 'start');
    expect(starts.map(({ body }) => body.id)).to.deep.equal([
      starts[0]?.body.id,
      starts[0]?.body.id,
    ]);
    expect(tab.said).to.deep.equal(['started', 'Hello']);
  });

  it('waits for the token, whatever news overtakes it', async () => {
    const tab = new Tab();
    tab.relay.isMute = true;
    await tab.start();
    tab.relay.take('Sam');
    tab.relay.cut();
    tab.relay.isMute = false;
    tab.relay.connect();
    await settle();
    expect(tab.session.view.phase).to.equal('active');
    expect(tab.relay.hello.token).to.equal('token-1');
  });

  it('goes on with a start after a reload', async () => {
    const tab = new Tab();
    tab.relay.isReachable = false;
    await tab.start();
    expect(tab.unsent).to.deep.equal(['Hello: sending']);
    const { id } = tab.store.read().start ?? {};
    tab.relay.isReachable = true;
    tab.reload();
    await tab.session.resume();
    await settle();
    expect(tab.relay.asked[0]?.body.id).to.equal(id);
    expect(tab.said).to.deep.equal(['started', 'Hello']);
    expect(tab.unsent).to.deep.equal([]);
  });

  it('keeps and sends no control characters, which the relay refuses for good', async () => {
    const tab = new Tab();
    tab.session.start({ service: 'waste', name: 'A\0nn', language: 'en', message: 'My\0 bin\n' });
    expect(tab.store.read().start).to.deep.include({ name: 'Ann' });
    expect(tab.store.read().unsent.map(({ body }) => body)).to.deep.equal(['My bin']);
    await settle();
    tab.relay.cut();
    tab.session.send('one\0\ttwo');
    expect(tab.store.read().unsent.map(({ body }) => body)).to.deep.equal(['one\ttwo']);
  });

  it('makes the words of a removed message the draft, unless there is one', async () => {
    const tab = new Tab();
    await tab.start();
    for (const words of ['one', 'two']) {
      tab.relay.refusals.push(problem('body-wrong-shape'));
      tab.session.send(words);
      await settle();
    }
    const [one, two] = tab.session.view.unsent;
    tab.session.remove(one?.id ?? '');
    expect(tab.session.view.draft).to.equal('one');
    tab.session.remove(two?.id ?? '');
    expect(tab.session.view.draft).to.equal('one');
    expect(tab.unsent).to.deep.equal([]);
  });

  it('gives back the words when the start is refused', async () => {
    const tab = new Tab();
    tab.relay.refusals.push(problem('service-unknown', { service: 'waste' }));
    await tab.start('My bin');
    expect(tab.session.view.phase).to.equal('home');
    expect(tab.session.view.problem?.code).to.equal('service-unknown');
    expect(tab.session.view.draft).to.equal('My bin');
    expect(tab.storage.length).to.equal(0);
  });

  it('says that it cannot reach the relay after a while, and gets through later', async () => {
    const tab = new Tab();
    tab.relay.isReachable = false;
    await tab.start();
    expect(tab.session.view.connection).to.equal('connecting');
    await tab.time.pass(9_999);
    expect(tab.unsent).to.deep.equal(['Hello: sending']);
    await tab.time.pass(1);
    expect(tab.session.view.connection).to.equal('down');
    expect(tab.unsent).to.deep.equal(['Hello: unsent']);
    tab.relay.isReachable = true;
    tab.relay.connect();
    await settle();
    expect(tab.session.view.connection).to.equal('up');
    expect(tab.said).to.deep.equal(['started', 'Hello']);
  });

  it('shows what was written while cut off as unsent, and sends it once, in order', async () => {
    const tab = new Tab();
    await tab.start();
    tab.relay.take('Sam');
    tab.relay.cut();
    tab.session.send('one');
    tab.session.send('two');
    await settle();
    expect(tab.unsent).to.deep.equal(['one: unsent', 'two: unsent']);
    tab.relay.say('meanwhile', false);
    tab.relay.connect();
    await settle();
    expect(tab.said).to.deep.equal(['started', 'Hello', 'joined', 'meanwhile', 'one', 'two']);
    expect(tab.unsent).to.deep.equal([]);
  });

  it('does not double a message whose acknowledgement was lost', async () => {
    const tab = new Tab();
    await tab.start();
    tab.relay.isMute = true;
    tab.session.send('one');
    await settle();
    expect(tab.unsent).to.deep.equal(['one: unsent']);
    tab.relay.isMute = false;
    await tab.time.pass(1_000);
    expect(tab.said).to.deep.equal(['started', 'Hello', 'one']);
    expect(tab.relay.messages).to.have.length(3);
  });

  it('asks for what it missed', async () => {
    const tab = new Tab();
    await tab.start();
    tab.relay.say('lost on its way', false);
    tab.relay.say('heard');
    await settle();
    expect(tab.said).to.deep.equal(['started', 'Hello', 'lost on its way', 'heard']);
    expect(tab.relay.asked.at(-1)).to.deep.equal({ event: 'replay', body: { since: 2 } });
  });

  it('resumes page by page with the newest token, and with its draft', async () => {
    const tab = new Tab();
    await tab.start();
    for (const word of ['a', 'b', 'c', 'd']) tab.relay.say(word, false);
    tab.session.setDraft('half a');
    tab.relay.page = 2;
    tab.relay.token = 'token-1';
    tab.reload();
    await tab.session.resume();
    await settle();
    expect(tab.said).to.deep.equal(['started', 'Hello', 'a', 'b', 'c', 'd']);
    expect(tab.session.view.caughtUp).to.equal(true);
    expect(tab.session.view.draft).to.equal('half a');
    expect(tab.store.read().token).to.equal('token-3');
    expect(tab.relay.hello).to.deep.equal({ token: 'token-3', since: 6 });
  });

  it('counts what others wrote as unread until it was on screen, also over a reload', async () => {
    const tab = new Tab();
    await tab.start();
    tab.relay.take('Sam');
    tab.relay.say('one');
    expect(tab.session.view.unread).to.equal(1);
    tab.session.send('mine');
    await settle();
    tab.session.markRead();
    expect(tab.store.read().read).to.equal(tab.session.view.messages.at(-2)?.seq);
    tab.relay.say('two');
    tab.reload();
    await tab.session.resume();
    await settle();
    expect(tab.session.view.unread).to.equal(1);
  });

  it('ends, keeps the words on screen, and forgets the rest', async () => {
    const tab = new Tab();
    await tab.start();
    expect(await tab.session.end()).to.equal(null);
    await settle();
    expect(tab.session.view.phase).to.equal('ended');
    expect(tab.said).to.deep.equal(['started', 'Hello', 'ended']);
    expect(tab.storage.getItem(`bellman.${tab.council}`)).to.equal(null);
  });

  it('turns what was never sent into the draft of the next chat', async () => {
    const tab = new Tab();
    await tab.start();
    tab.relay.cut();
    tab.session.send('too late');
    tab.relay.end();
    expect(tab.session.view.phase).to.equal('ended');
    tab.session.reset();
    expect(tab.session.view.phase).to.equal('home');
    expect(tab.session.view.draft).to.equal('too late');
    expect(tab.said).to.deep.equal([]);
  });

  it('says that a chat has timed out, and forgets it', async () => {
    const tab = new Tab();
    await tab.start();
    tab.relay.token = 'another';
    tab.reload();
    await tab.session.resume();
    await tab.time.pass(200);
    expect(tab.session.view.phase).to.equal('lost');
    expect(tab.storage.length).to.equal(0);
  });

  it('says why the relay will have none of it', async () => {
    const tab = new Tab();
    tab.relay.isReachable = false;
    await tab.start('My bin');
    tab.relay.refuse(problem('protocol-unsupported'));
    expect(tab.session.view.phase).to.equal('home');
    expect(tab.session.view.problem?.code).to.equal('protocol-unsupported');
    expect(tab.session.view.draft).to.equal('My bin');
  });
});
