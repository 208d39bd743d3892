import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dateAt, daysLater, isDate, isZone, momentsOf, weekdayOf } from './local-time.js';

const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 16);
const seen = (date: string, time: string, zone = 'Europe/London'): string[] => {
  const { first, last } = momentsOf(date, time, zone);
  return [iso(first), iso(last)];
};

describe('local time', () => {
  test('knows zones and dates from what only looks like them', () => {
    for (const zone of ['Europe/London', 'UTC', 'Australia/Lord_Howe']) assert.ok(isZone(zone));
    for (const zone of ['', 'Europe/Fleet', '+01:00', 'London']) assert.ok(!isZone(zone), zone);
    for (const date of ['2026-12-25', '2028-02-29']) assert.ok(isDate(date));
    for (const date of ['2026-02-29', '2026-1-1', '2026-12-25T00:00', '20261225', ''])
      assert.ok(!isDate(date), date);
  });

  test('counts days over months, leap years and changes of the clock', () => {
    assert.equal(daysLater('2026-12-31', 1), '2027-01-01');
    assert.equal(daysLater('2028-02-28', 1), '2028-02-29');
    assert.equal(daysLater('2026-03-28', 2), '2026-03-30');
    assert.equal(daysLater('2026-03-01', -1), '2026-02-28');
    assert.deepEqual(['2026-11-23', '2026-11-28', '2026-11-29'].map(weekdayOf), [1, 6, 7]);
    assert.equal(dateAt(Date.UTC(2026, 6, 1, 23, 30), 'Europe/London'), '2026-07-02');
    assert.equal(dateAt(Date.UTC(2026, 0, 1, 23, 30), 'Europe/London'), '2026-01-01');
  });

  test('says when a time comes: once, twice, or at the change in its stead', () => {
    assert.deepEqual(seen('2026-07-01', '09:00'), ['2026-07-01T08:00', '2026-07-01T08:00']);
    assert.deepEqual(seen('2026-07-01', '24:00'), ['2026-07-01T23:00', '2026-07-01T23:00']);
    assert.deepEqual(seen('2026-10-25', '01:30'), ['2026-10-25T00:30', '2026-10-25T01:30']);
    assert.deepEqual(seen('2026-03-29', '01:30'), ['2026-03-29T01:00', '2026-03-29T01:00']);
    assert.deepEqual(seen('2026-03-29', '02:00'), ['2026-03-29T01:00', '2026-03-29T01:00']);
    const lordHowe = seen('2026-10-04', '02:15', 'Australia/Lord_Howe');
    assert.deepEqual(lordHowe, ['2026-10-03T15:30', '2026-10-03T15:30']);
  });
});
