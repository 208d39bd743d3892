import assert from 'node:assert/strict';
import { test } from 'node:test';
import { relayLimits } from '@bellman/protocol';
import { fromResident } from '../testing/chats.js';
import { eachEngine } from '../testing/stores.js';

eachEngine('calls that wait for the store', (stores) => {
  test('are so many, and what comes beyond is refused at once', async () => {
    const store = await stores.open();
    const unknown = '00000000-0000-7000-8000-000000000000';
    const write = (id: number) => store.chat.append({ messages: [fromResident(unknown, `${id}`)] });
    const calls = Array.from({ length: relayLimits.storeCalls }, (_, id) => write(id));
    await assert.rejects(write(-1), { code: 'overloaded', params: { seconds: 1 } });
    const answers = (await Promise.all(calls)).flat();
    const refused = answers.filter((one) => 'refused' in one);
    assert.deepEqual([answers.length, refused.length], [calls.length, calls.length]);
    assert.deepEqual(await write(-1), [{ refused: 'conversation-unknown' }]);
    await store.close();
  });
});
