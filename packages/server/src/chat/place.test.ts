import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { limits, type PushPayload } from '@bellman/protocol';
import { newSecret } from '../ground/ids.js';
import { callBackDue } from '../store/chat-timers.js';
import { handClock } from '../testing/chats.js';
import { startOf } from '../testing/chat-room.js';
import { startPushService, type Posted, type PushService } from '../testing/push-service.js';
import { createReceiver } from '../testing/receiver.js';
import { councilOrigin, startRelay, type TestRelay } from '../testing/relay.js';
import {
  connectResident,
  connectStaff,
  granted,
  refused,
  type TestResident,
  type TestStaff,
} from '../testing/sockets.js';
import { eachEngine } from '../testing/stores.js';

const page = `${councilOrigin}/bins/?postcode=GU51#top`;

eachEngine('a kept place', (stores) =>
  describe('by relays', () => {
    const receiver = createReceiver();
    const clock = handClock();
    let service: PushService;
    const relays: TestRelay[] = [];
    let relay: TestRelay;
    let sam: TestStaff;
    const clients: (TestResident | TestStaff)[] = [];

    const env = () => ({ BELLMAN_PUSH_HOSTS: `localhost:${service.port}` });
    const open = async (): Promise<TestRelay> => {
      const settings = { BELLMAN_SECRET: 'a secret of thirty-two characters', ...env() };
      const started = await startRelay({ clock, env: settings, place: stores.place() });
      relays.push(started);
      return started;
    };

    before(async () => {
      service = await startPushService();
      process.env['NODE_EXTRA_CA_CERTS'] = service.certificate;
      relay = await open();
      await relay.hire('sam@hart.example', 'Sam Taylor', { hart: ['advisor'] });
      // On PostgreSQL another node hears the same news and keeps the same timers.
      if (stores.engine === 'postgres') await open();
    });
    after(async () => {
      for (const one of relays) await one.close();
      await service.stop();
    });
    const hello = async (): Promise<void> => {
      sam = await connectStaff(relay, await relay.signIn('sam@hart.example'));
      clients.push(sam);
    };
    beforeEach(hello);
    afterEach(async () => {
      // A session does not outlive the hours that a test may pass.
      await hello();
      const { waiting, mine } = granted(await sam.ask('watch', {}));
      for (const { id } of [...waiting, ...mine]) {
        await sam.ask('take', { conversation: id });
        await sam.ask('end', { conversation: id });
      }
      for (const { socket } of clients.splice(0)) socket.close();
    });

    const resident = async (auth: object = {}): Promise<TestResident> => {
      const client = await connectResident(relay, auth);
      clients.push(client);
      return client;
    };
    const begin = async (start: object = {}) => {
      // Two of the same moment would be in any order.
      clock.pass(1);
      const client = await resident();
      const { conversation, token } = granted(await client.ask('start', startOf(start)));
      return { client, id: conversation.id, token };
    };
    const channel = (path: string) => ({
      endpoint: `https://localhost:${service.port}/${path}`,
      keys: receiver.keys,
    });
    const posts = (path: string): Posted[] =>
      service.posted.filter((posted) => posted.path === `/${path}`);
    const read = (posted: Posted): PushPayload['notification'] =>
      (JSON.parse(receiver.open(posted.body)) as PushPayload).notification;
    /** Settles when so many pushes have come to `path`. */
    const pushed = async (path: string, count: number): Promise<PushPayload['notification']> => {
      while (posts(path).length < count) await service.next();
      const last = posts(path).at(-1);
      assert.ok(last);
      return read(last);
    };
    const row = (id: string) => relay.store.chat.get({ conversation: id });
    const codeOf = ({ navigate }: { navigate: string }): string =>
      new URL(navigate).hash.replace('#bellman=', '');

    test('is called back when next, and when taken, each with a code that opens the chat once', async () => {
      const first = await begin();
      const second = await begin();
      const path = newSecret();
      const kept = granted(await second.client.ask('keepPlace', { channel: channel(path), page }));
      assert.equal(kept.conversation.kept, true);
      assert.equal(kept.conversation.position, 2);
      second.client.socket.close();

      granted(await sam.ask('take', { conversation: first.id }));
      const next = await pushed(path, 1);
      assert.equal(next.title, 'Hart webchat');
      assert.equal(next.body, 'You are next in the queue. Open the chat now.');
      assert.match(next.navigate, /^https:\/\/www\.hart\.example\/bins\/#bellman=[\w-]{32}$/);
      assert.deepEqual(next.data, { alert: '', council: 'hart' });

      granted(await sam.ask('take', { conversation: second.id }));
      const taken = await pushed(path, 2);
      assert.equal(taken.body, 'An adviser is ready for you. Open the chat now.');
      assert.equal(taken.tag, next.tag, 'it takes the place of the one before');
      assert.equal(posts(path)[0]?.headers['topic'], posts(path)[1]?.headers['topic']);
      assert.equal(posts(path)[0]?.headers['urgency'], 'high');

      const opened = await resident({ code: codeOf(taken) });
      const { conversation } = await opened.hear('resumed');
      assert.equal(conversation.id, second.id);
      const spent = await resident({ code: codeOf(taken) });
      assert.equal((await spent.hear('lost')).problem.code, 'code-unknown');
      await relay.app.upkeep();
      assert.equal(posts(path).length, 2, 'each call is sent once');
    });

    test('says nothing of a sensitive service, and is called back in Welsh', async () => {
      const call = async (start: object) => {
        const { client, id } = await begin(start);
        const path = newSecret();
        granted(await client.ask('keepPlace', { channel: channel(path), page }));
        granted(await sam.ask('take', { conversation: id }));
        return pushed(path, 1);
      };
      const neutral = await call({ service: 'housing-advice' });
      assert.deepEqual([neutral.title, neutral.body], ['You have a message', '']);
      const welsh = await call({ language: 'cy' });
      assert.deepEqual(
        [welsh.lang, welsh.title, welsh.body],
        ['cy', 'We-sgwrs Hart', 'Mae cynghorydd yn barod i chi. Agorwch y sgwrs nawr.'],
      );
    });

    test('a channel that is gone is forgotten, and one that is busy is tried again', async () => {
      const { client, id } = await begin();
      const path = newSecret();
      granted(await client.ask('keepPlace', { channel: channel(path), page }));
      service.answer(`/${path}`, (answer) => answer.writeHead(503).end());
      granted(await sam.ask('take', { conversation: id }));
      await pushed(path, 1);
      service.answer(`/${path}`, (answer) => answer.writeHead(410).end());
      await putOff(15_000);
      clock.pass(15_000);
      await relay.app.upkeep();
      await client.hear(
        'conversation',
        (told) => told.conversation.state === 'active' && !told.conversation.kept,
      );
      assert.equal(posts(path).length, 2);
      assert.equal(await relay.store.callBacks.find({ conversation: id }), null);
    });

    /** Settles when the call is written down as due again in `ms`. */
    const putOff = async (ms: number): Promise<void> => {
      const due = () => relay.store.due.next({ kinds: [callBackDue] });
      while ((await due()) !== clock.now() + ms) continue;
    };

    test('lives on without a token, for four hours; then the chat is let go', async () => {
      const { client, id } = await begin();
      const path = newSecret();
      granted(await client.ask('keepPlace', { channel: channel(path), page }));
      client.socket.close();
      clock.pass(limits.placeKept - 1);
      await relay.app.upkeep();
      assert.equal((await row(id))?.state, 'waiting');
      clock.pass(1);
      await relay.app.upkeep();
      assert.equal((await row(id))?.kept_until, null);
      assert.equal(await relay.store.callBacks.find({ conversation: id }), null);
      clock.pass(limits.residentToken.usual);
      await relay.app.upkeep();
      await relay.app.upkeep();
      assert.equal((await row(id))?.state, 'ended');
      assert.deepEqual(posts(path), []);
    });

    test('goes with the chat’s end', async () => {
      const { client, id } = await begin();
      granted(await client.ask('keepPlace', { channel: channel('x'), page }));
      assert.notEqual(await relay.store.callBacks.find({ conversation: id }), null);
      granted(await client.ask('end', {}));
      assert.equal(await relay.store.callBacks.find({ conversation: id }), null);
      assert.equal((await row(id))?.kept_until, null);
    });

    test('is refused for pages and channels that are not ours, and where nobody waits', async () => {
      const { client, id } = await begin();
      const keep = async (given: object) =>
        refused(await client.raw('keepPlace', { channel: channel('x'), page, ...given })).code;
      assert.equal(await keep({ page: 'https://evil.example/bins/' }), 'page-refused');
      assert.equal(await keep({ page: `${councilOrigin}.evil.example/` }), 'page-refused');
      assert.equal(await keep({ page: 'javascript:alert(1)' }), 'page-refused');
      const evil = { ...channel('x'), endpoint: 'https://push.evil.example/x' };
      assert.equal(await keep({ channel: evil }), 'endpoint-host-unknown');
      const weak = { ...channel('x'), keys: { p256dh: 'AAAA', auth: 'AAAA' } };
      assert.equal(await keep({ channel: weak }), 'channel-keys-wrong');
      assert.equal((await row(id))?.kept_until, null);
      const own = await client.ask('keepPlace', {
        channel: channel('x'),
        page: `${relay.url}/demo/`,
      });
      granted(own);
      granted(await sam.ask('take', { conversation: id }));
      assert.equal(await keep({}), 'not-waiting');
      const stranger = await resident();
      const asked = await stranger.ask('keepPlace', { channel: channel('x'), page });
      assert.equal(refused(asked).code, 'token-unknown');
    });
  }),
);
