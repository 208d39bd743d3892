import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClockWatch } from './clock-watch.js';
import { createMetrics } from './metrics.js';
import { createSteadyClock } from './steady-clock.js';

const DAY = 24 * 3_600_000;

test('a clock that was set wrong as the relay started is said so, until it is about right', async () => {
  let [passed, wall] = [0, Date.UTC(2026, 0, 5, 9)];
  const clock = createSteadyClock(
    () => wall,
    () => passed,
  );
  const said: string[] = [];
  const metrics = createMetrics();
  const log = { warn: (words: unknown) => void said.push(String(words)) };
  const watch = createClockWatch({ clock, log, metrics });
  const minute = (): void => {
    passed += 60_000;
    wall += 60_000;
    watch.look();
  };
  minute();
  assert.deepEqual([said.length, watch.note()], [0, null]);

  wall -= 30 * DAY;
  minute();
  assert.match(
    said[0] ?? '',
    /clock is 4\d{4} minutes ahead of the machine’s.* restart the relay\.$/,
  );
  assert.equal(watch.note(), said[0]);
  for (let minutes = 0; minutes < 59; minutes += 1) minute();
  assert.equal(said.length, 1, 'not every minute');
  for (let minutes = 0; minutes < 63; minutes += 1) minute();
  assert.equal(said.length, 2);
  assert.match((await metrics.page()).text, /^bellman_clock_off_seconds 25\d{5}$/m);

  wall = clock.now();
  minute();
  assert.deepEqual([said.length, watch.note()], [2, null]);
  wall += 20 * 60_000;
  minute();
  assert.match(said[2] ?? '', /19 minutes behind/);
});
