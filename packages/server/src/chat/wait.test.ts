import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Pace } from '../store/chat/pace.js';
import { estimate } from './wait.js';

const MINUTE = 60_000;
const at = 10 * 3_600_000;
/** Chats by when they came and were taken, in minutes before now. */
const paceOf = (
  taken: readonly (readonly [number, number])[],
  waitingSince: number | null = null,
): Pace => ({
  at,
  waiting: waitingSince === null ? 0 : 1,
  since: waitingSince === null ? null : at - waitingSince * MINUTE,
  taken: taken.map(([came, went]) => ({ queued: at - came * MINUTE, taken: at - went * MINUTE })),
});

describe('the wait', () => {
  test('is not guessed from fewer than three chats', () => {
    assert.equal(estimate(paceOf([]), 1), null);
    assert.equal(
      estimate(
        paceOf([
          [5, 4],
          [3, 2],
        ]),
        1,
      ),
      null,
    );
    assert.notEqual(
      estimate(
        paceOf([
          [5, 4],
          [3, 2],
          [2, 1],
        ]),
        1,
      ),
      null,
    );
  });

  test('is short where people are taken as they come, however few came', () => {
    const quiet = paceOf([
      [55, 54.9],
      [30, 29.8],
      [10, 9.9],
    ]);
    assert.deepEqual(estimate(quiet, 1), { least: 0, most: 1 });
  });

  test('is what a place took, times the place', () => {
    // Four came at once, and one was taken every five minutes.
    const steady = paceOf(
      [
        [20, 15],
        [20, 10],
        [20, 5],
        [20, 0],
      ].map(([came, taken], index) => [(came ?? 0) - index * 0.001, taken ?? 0]),
    );
    assert.deepEqual(estimate(steady, 1), { least: 4, most: 5 });
    assert.deepEqual(estimate(steady, 6), { least: 29, most: 30 });
  });

  test('grows while nobody is taken', () => {
    const quick = [
      [55, 54],
      [54, 53],
      [53, 52],
    ] as const;
    assert.deepEqual(estimate(paceOf(quick), 1), { least: 1, most: 1 });
    assert.deepEqual(estimate(paceOf(quick, 2), 1), { least: 1, most: 2 });
    assert.deepEqual(estimate(paceOf(quick, 40), 1), { least: 1, most: 40 });
    assert.deepEqual(estimate(paceOf(quick, 60), 2), { least: 2, most: 104 });
  });

  test('is whole minutes, the least no more than the most, and grows with the place', () => {
    const chat = fc
      .tuple(fc.integer({ min: 0, max: 3_600_000 }), fc.integer({ min: 0, max: 3_600_000 }))
      .map(([taken, waited]) => ({ queued: at - taken - waited, taken: at - taken }));
    const paces = fc.record({
      at: fc.constant(at),
      waiting: fc.nat(200),
      since: fc.option(fc.integer({ min: 0, max: at })),
      taken: fc.array(chat, { minLength: 3, maxLength: 40 }),
    });
    fc.assert(
      fc.property(paces, fc.integer({ min: 1, max: 300 }), (pace, place) => {
        const [here, behind] = [estimate(pace, place), estimate(pace, place + 1)];
        assert.ok(here !== null && behind !== null);
        for (const wait of [here, behind]) {
          assert.ok(Number.isInteger(wait.least) && Number.isInteger(wait.most));
          assert.ok(wait.least >= 0 && wait.most >= 1 && wait.least <= wait.most);
        }
        assert.ok(here.least <= behind.least && here.most <= behind.most);
      }),
    );
  });
});
