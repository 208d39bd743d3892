import assert from 'node:assert/strict';
import { it } from 'node:test';
import { loadParts } from './parts.js';
import { play } from './play.js';

/** How many stories are told; the long run sets more. */
const RUNS = Number(process.env['FC_RUNS'] ?? 300);
const SEED = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000_000);
const PATH = process.env['FC_PATH'];

it(`keeps every promise in ${RUNS} stories from seed ${SEED}`, async (test) => {
  test.diagnostic(`FC_SEED=${SEED} FC_RUNS=${RUNS}`);
  const parts = await loadParts();
  const { failure } = await play(parts, {
    runs: RUNS,
    seed: SEED,
    ...(PATH === undefined ? {} : { path: PATH }),
  });
  const again = `${failure?.how ?? ''} node --test tests/dist/model/chat.test.js`;
  assert.equal(failure, undefined, `again: ${again}\n${failure?.report ?? ''}`);
});
