import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PublicAlert } from '@bellman/protocol';
import { quietUntil, type Quiet } from './quiet.js';

const zone = 'Europe/London';
const night: Quiet = { quietFrom: 22 * 60, quietTo: 7 * 60, quietPass: 'Severe' };
const bins = { kind: 'service', severity: 'Minor', exercise: false } as const;
const at = (time: string): number => Date.parse(time);
type About = Pick<PublicAlert, 'kind' | 'severity' | 'exercise'>;

test('holds a notice from the first minute of quiet hours until they end, past midnight', () => {
  const until = (time: string) => quietUntil(night, bins, at(time), zone);
  assert.equal(until('2026-01-10T21:59:59Z'), null);
  assert.equal(until('2026-01-10T22:00:00Z'), at('2026-01-11T07:00:00Z'));
  assert.equal(until('2026-01-11T03:00:00Z'), at('2026-01-11T07:00:00Z'));
  assert.equal(until('2026-01-11T06:59:59Z'), at('2026-01-11T07:00:00Z'));
  assert.equal(until('2026-01-11T07:00:00Z'), null);
});

test('goes by the council’s clock, in summer and through both changes', () => {
  const until = (time: string) => quietUntil(night, bins, at(time), zone);
  assert.equal(until('2026-07-10T20:59:00Z'), null);
  assert.equal(until('2026-07-10T21:00:00Z'), at('2026-07-11T06:00:00Z'));
  // Clocks go forward at 01:00 on 29 March, and back at 02:00 on 25 October.
  assert.equal(until('2026-03-28T23:00:00Z'), at('2026-03-29T06:00:00Z'));
  assert.equal(until('2026-10-24T22:00:00Z'), at('2026-10-25T07:00:00Z'));
  // An end that does not come on the day is when the clock jumps over it.
  const early = { ...night, quietTo: 90 };
  assert.equal(
    quietUntil(early, bins, at('2026-03-29T00:30:00Z'), zone),
    at('2026-03-29T01:00:00Z'),
  );
});

test('hours within a day end on that day', () => {
  const noon = { ...night, quietFrom: 12 * 60, quietTo: 14 * 60 };
  const until = (time: string) => quietUntil(noon, bins, at(time), zone);
  assert.equal(until('2026-01-10T11:59:00Z'), null);
  assert.equal(until('2026-01-10T13:00:00Z'), at('2026-01-10T14:00:00Z'));
  assert.equal(until('2026-01-10T23:00:00Z'), null);
});

test('lets through what is grave enough, danger to life always, and no drill or news', () => {
  const held = (about: Partial<About>, quietPass = 'Severe') =>
    quietUntil({ ...night, quietPass }, { ...bins, ...about }, at('2026-01-11T03:00:00Z'), zone) !==
    null;
  assert.equal(held({ severity: 'Moderate' }), true);
  assert.equal(held({ severity: 'Severe' }), false);
  assert.equal(held({ severity: 'Severe' }, 'Extreme'), true);
  assert.equal(held({ severity: 'Extreme' }), false);
  assert.equal(held({ severity: 'Extreme' }, 'Extreme'), true, 'no danger to life by its kind');
  assert.equal(held({ kind: 'emergency', severity: 'Extreme' }, 'Extreme'), false);
  assert.equal(held({ kind: 'emergency', severity: 'Severe' }, 'Extreme'), true);
  assert.equal(held({ severity: 'Moderate' }, 'Moderate'), false);
  assert.equal(held({ severity: 'Unknown' }, 'Moderate'), true);
  assert.equal(held({ kind: 'general', severity: 'Extreme' }), true);
  assert.equal(held({ kind: 'emergency', severity: 'Extreme', exercise: true }), true);
});

test('holds nothing for who has no quiet hours', () => {
  const none = { ...night, quietFrom: null, quietTo: null };
  assert.equal(quietUntil(none, bins, at('2026-01-11T03:00:00Z'), zone), null);
});
