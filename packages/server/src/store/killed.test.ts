import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startOf } from '../testing/chats.js';
import { eachEngine, type Place } from '../testing/stores.js';

const writer = fileURLToPath(new URL('../testing/killed-writer.js', import.meta.url));

/** Runs the writer until it has printed `lines` acknowledgements, kills it, answers all it printed. */
const killAfter = (lines: number, place: Place, ...args: string[]): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, JSON.stringify(place), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const printed: string[] = [];
    createInterface({ input: child.stdout })
      .on('line', (line) => {
        printed.push(line);
        if (printed.length === lines) child.kill('SIGKILL');
      })
      // After the lines that were still in the pipe.
      .once('close', () => resolve(printed));
    child.once('error', reject);
  });

eachEngine('what was acknowledged', (stores) => {
  test('is there once, however often the relay is killed', async () => {
    let store = await stores.open();
    const conversation = (await store.chat.start(startOf())).conversation.id;
    await store.close();
    const acknowledged = new Map<string, number>();
    for (let round = 0; round < 10; round += 1) {
      const lines = await killAfter(1 + round * 7, stores.place(), conversation, String(round));
      for (const line of lines) {
        const [id = '', seq] = line.split(' ');
        acknowledged.set(id, Number(seq));
      }
      store = await stores.open();
      const { messages } = await store.chat.page({ conversation, since: 0, limit: 100_000 });
      assert.deepEqual(
        messages.map(({ seq }) => seq),
        messages.map((_, n) => n + 1),
      );
      const kept = new Map(messages.map(({ id, seq }) => [id, seq]));
      assert.equal(kept.size, messages.length);
      for (const [id, seq] of acknowledged) assert.equal(kept.get(id), seq);
      await store.close();
    }
    assert.ok(acknowledged.size >= 10);
  });
});
