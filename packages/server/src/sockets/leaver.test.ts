import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { limits } from '@bellman/protocol';
import { startOf } from '../testing/chat-room.js';
import { startRelay, type TestRelay } from '../testing/relay.js';
import { connectResident, connectStaff, granted, refusal } from '../testing/sockets.js';
import { onEngine } from '../testing/stores.js';

// A block of its own within, so that the relays are closed before their database is dropped.
onEngine('postgres', 'two relays', (stores) =>
  describe('and somebody who works here no more', () => {
    let north: TestRelay;
    let south: TestRelay;

    before(async () => {
      const env = { BELLMAN_SECRET: 'two relays of one council share this secret' };
      north = await startRelay({ place: stores.place(), env });
      south = await startRelay({ place: stores.place(), env });
    });
    after(() => Promise.all([north?.close(), south?.close()]));

    /** A chat that this person takes at the southern relay. */
    const begin = async (sam: Awaited<ReturnType<typeof connectStaff>>) => {
      const resident = await connectResident(north);
      const { conversation } = granted(await resident.ask('start', startOf()));
      granted(await sam.ask('take', { conversation: conversation.id }));
      return { resident, id: conversation.id };
    };

    it(`is out within ${limits.leaverWithin} ms on another node too, and their chats are next`, async (test) => {
      const id = await north.hire('sam@hart.example', 'Sam', { hart: ['advisor'] });
      await north.hire('jo@hart.example', 'Jo', { hart: ['advisor'] });
      await north.hire('ada@hart.example', 'Ada', { hart: ['administrator'] });
      const cookie = await south.signIn('sam@hart.example');
      const [sam, jo] = [
        await connectStaff(south, cookie),
        await connectStaff(north, await north.signIn('jo@hart.example')),
      ];
      const earlier = await connectResident(north);
      const waited = granted(await earlier.ask('start', startOf({ name: 'Early' })));
      const { resident, id: conversation } = await begin(sam);
      const admin = await north.signIn('ada@hart.example');

      const began = performance.now();
      const closed = sam.gone.then((reason) => ({ reason, after: performance.now() - began }));
      const answer = await fetch(`${north.url}/api/v1/desk/hart/staff/${id}`, {
        method: 'DELETE',
        headers: { cookie: admin, origin: north.url },
      });
      assert.equal(answer.status, 204);
      // The stated limit is the only clock here: whoever is not out by then never counts as out.
      const late = once(AbortSignal.timeout(limits.leaverWithin), 'abort').then(() => null);
      const out = await Promise.race([closed, late]);
      assert.equal(out?.reason, 'io server disconnect');
      test.diagnostic(
        `the other node closed the socket ${Math.round(out.after)} ms after the asking`,
      );

      assert.equal((await refusal(connectStaff(south, cookie))).code, 'sign-in-needed');
      await resident.hear('messages', ({ messages }) =>
        messages.some(({ event }) => event?.code === 'returned'),
      );
      const { waiting } = granted(await jo.ask('watch', {}));
      assert.deepEqual(
        waiting.map((one) => one.id),
        [conversation, waited.conversation.id],
      );
      const next = granted(await jo.ask('takeNext', {}));
      assert.equal(next.conversation?.id, conversation);
      for (const client of [resident, earlier, jo, sam]) client.socket.close();
    });
  }),
);
