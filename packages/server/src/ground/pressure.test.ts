import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPressure } from './pressure.js';

const at = { calm: 60, busy: 300, crowded: 1_000 };

test('a moment’s pause of the event loop refuses nobody', () => {
  const gauge = createPressure(at);
  gauge.note(800);
  assert.equal(gauge.now, 'calm');
});

test('a loop that stays late is busy, then crowded', () => {
  const gauge = createPressure(at);
  for (let looks = 0; looks < 20; looks += 1) gauge.note(400);
  assert.equal(gauge.now, 'busy');
  for (let looks = 0; looks < 20; looks += 1) gauge.note(1_500);
  assert.equal(gauge.now, 'crowded');
});

test('pressure ends well below where it began, so that it does not flap', () => {
  const gauge = createPressure(at);
  const stays = (late: number, looks = 40): string => {
    for (let look = 0; look < looks; look += 1) gauge.note(late);
    return gauge.now;
  };
  assert.equal(stays(350), 'busy');
  assert.equal(stays(250), 'busy', 'a little better is not over');
  assert.equal(stays(20), 'calm');
  assert.equal(stays(1_200), 'crowded');
  assert.equal(stays(900), 'crowded', 'nor is a little less crowded');
  assert.equal(stays(250), 'busy');
  assert.equal(stays(20), 'calm');
});

test('a machine that slept for an hour is calm again within three seconds', () => {
  const gauge = createPressure(at);
  gauge.note(3_600_000);
  for (let looks = 0; looks < 12; looks += 1) gauge.note(0);
  assert.notEqual(gauge.now, 'crowded');
  for (let looks = 0; looks < 12; looks += 1) gauge.note(0);
  assert.equal(gauge.now, 'calm');
});
