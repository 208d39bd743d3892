import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { newSecret } from '../ground/ids.js';
import { startOf } from '../testing/chat-room.js';
import { startRelay, type TestRelay } from '../testing/relay.js';
import { connectResident, connectStaff, granted } from '../testing/sockets.js';
import { onEngine } from '../testing/stores.js';

// A block of its own within, so that the relays are closed before their database is dropped.
onEngine('postgres', 'two relays', (stores) =>
  describe('that share a database', () => {
    let [near, far]: TestRelay[] = [];
    const relays = (): [TestRelay, TestRelay] => {
      if (near === undefined || far === undefined) throw new Error('The relays have not started');
      return [near, far];
    };

    before(async () => {
      near = await startRelay({ place: stores.place() });
      far = await startRelay({ place: stores.place() });
      await near.hire('sam@hart.example', 'Sam', { hart: ['advisor'] });
      await near.hire('jo@hart.example', 'Jo', { hart: ['advisor'] });
    });
    after(async () => {
      for (const relay of relays()) await relay.close();
    });

    test('carry one chat between a resident at one and an advisor at the other', async () => {
      const [here, there] = relays();
      const ann = await connectResident(here);
      const desk = await connectStaff(there, await there.signIn('sam@hart.example'));
      const { conversation } = granted(await ann.ask('start', startOf()));
      await desk.hear('conversation', (what) => what.conversation.id === conversation.id);
      granted(await desk.ask('take', { conversation: conversation.id }));
      const write = { conversation: conversation.id, id: newSecret(), body: 'Hello' };
      const said = granted(await desk.ask('message', write));
      await ann.hear('messages', ({ messages }) => messages.some(({ seq }) => seq === said.seq));
      const answer = granted(await ann.ask('message', { id: newSecret(), body: 'Hello yourself' }));
      await desk.hear('messages', ({ messages }) => messages.some(({ seq }) => seq === answer.seq));
      ann.socket.close();
      desk.socket.close();
    });

    test('tell of typing from either to the other', async () => {
      const [here, there] = relays();
      const ann = await connectResident(here);
      const desk = await connectStaff(there, await there.signIn('sam@hart.example'));
      const { conversation } = granted(await ann.ask('start', startOf()));
      granted(await desk.ask('take', { conversation: conversation.id }));
      granted(await ann.ask('typing', {}));
      await desk.hear('typing', (what) => what.conversation === conversation.id);
      granted(await desk.ask('typing', { conversation: conversation.id }));
      assert.deepEqual(await ann.hear('typing'), { name: 'Sam' });
      for (const { socket } of [ann, desk]) socket.close();
    });

    test('give a chat to exactly one of those who ask at both at once', async () => {
      const [here, there] = relays();
      const ann = await connectResident(here);
      const { conversation } = granted(await ann.ask('start', startOf()));
      const sam = await connectStaff(here, await here.signIn('sam@hart.example'));
      const jo = await connectStaff(there, await there.signIn('jo@hart.example'));
      const acks = await Promise.all(
        [sam, jo].map((desk) => desk.ask('take', { conversation: conversation.id })),
      );
      assert.equal(acks.filter(({ ok }) => ok).length, 1);
      for (const { socket } of [ann, sam, jo]) socket.close();
    });

    test('close a leaver’s sockets at either', async () => {
      const [here, there] = relays();
      const desk = await connectStaff(there, await there.signIn('sam@hart.example'));
      const me = await here.store.people.byEmail({ email: 'sam@hart.example' });
      await here.store.people.closeAll({ staff: me?.id ?? '' });
      assert.equal(await desk.gone, 'io server disconnect');
    });
  }),
);
