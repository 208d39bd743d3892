import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadMutant, mutants } from './mutants.js';
import { loadParts } from './parts.js';
import { play, tell } from './play.js';

/** A mutant that lives through so many stories is not caught. */
const RUNS = Number(process.env['FC_RUNS'] ?? 2_000);
const SEED = Number(process.env['FC_SEED'] ?? Date.now() % 1_000_000_000);

/** What is wrong on purpose must be found: else the stories would prove nothing. */
describe(`faults that are put in, from seed ${SEED}`, () => {
  for (const mutant of mutants) {
    it(`finds: ${mutant.name}`, async (test) => {
      const { parts, drop } = await loadMutant(mutant);
      try {
        const { failure, runs } = await play(parts, {
          runs: RUNS,
          seed: SEED,
          shrink: false,
          ...(mutant.stories === undefined ? {} : { stories: mutant.stories }),
        });
        assert.ok(failure, `nothing was found in ${runs} stories; again: FC_SEED=${SEED}`);
        test.diagnostic(failure.report.split('\n')[0] ?? '');
        // It is the fault that breaks the story, and nothing else.
        await tell(await loadParts(), failure.story);
      } finally {
        await drop();
      }
    });
  }
});
