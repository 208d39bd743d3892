import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import * as v from 'valibot';
import { loadHolidays, type Holidays } from './holidays.js';
import { CouncilHours } from './hours.js';
import { timetableOf } from './open.js';
import { answerBy, officeTable } from './working-days.js';

let holidays: Holidays;
before(async () => {
  holidays = await loadHolidays();
});

const nine: [string, string] = ['09:00', '17:00'];
const office = {
  monday: [nine],
  tuesday: [nine],
  wednesday: [nine],
  thursday: [nine],
  friday: [nine],
};

const by = (moment: string, days: number, given: object = { usual: { week: office } }) => {
  const hours = v.parse(CouncilHours, given);
  const table = timetableOf(hours, 'waste', holidays) ?? officeTable(hours, holidays);
  const ms = answerBy(table, Date.parse(moment), days);
  return ms === null ? null : new Date(ms).toISOString().slice(0, 16);
};

describe('the working-day clock', () => {
  test('counts from today until today’s close, and from the next working day after it', () => {
    assert.equal(by('2026-11-23T12:00Z', 2), '2026-11-25T17:00');
    assert.equal(by('2026-11-23T07:00Z', 2), '2026-11-25T17:00');
    assert.equal(by('2026-11-23T16:59Z', 2), '2026-11-25T17:00');
    assert.equal(by('2026-11-23T17:00Z', 2), '2026-11-26T17:00');
    assert.equal(by('2026-11-22T12:00Z', 2), '2026-11-25T17:00');
    assert.equal(by('2026-11-23T12:00Z', 0), '2026-11-23T17:00');
    assert.equal(by('2026-11-27T12:00Z', 1), '2026-11-30T17:00');
  });

  test('passes over Christmas, Easter, and a closure', () => {
    // Thursday; 25 is Christmas Day, 28 the substitute for Boxing Day.
    assert.equal(by('2026-12-24T12:00Z', 2), '2026-12-30T17:00');
    assert.equal(by('2026-04-02T12:00Z', 1), '2026-04-07T16:00');
    const closures = [{ from: '2026-11-24', to: '2026-11-26' }];
    assert.equal(
      by('2026-11-23T12:00Z', 1, { usual: { week: office, closures } }),
      '2026-11-27T17:00',
    );
  });

  test('passes over 2 January in Scotland alone', () => {
    const scotland = { nation: 'scotland', usual: { week: office } };
    assert.equal(by('2025-12-31T12:00Z', 1, scotland), '2026-01-05T17:00');
    assert.equal(by('2025-12-31T12:00Z', 1), '2026-01-02T17:00');
  });

  test('takes a night for part of the day on which it began', () => {
    const nights = { usual: { week: { friday: [['22:00', '02:00']] } } };
    assert.equal(by('2026-11-28T01:00Z', 0, nights), '2026-11-28T02:00');
    assert.equal(by('2026-11-28T02:00Z', 0, nights), '2026-12-05T02:00');
  });

  test('is Monday to Friday, 9 to 5, where a service is always open', () => {
    assert.equal(by('2026-11-28T12:00Z', 1, {}), '2026-12-01T17:00');
    assert.equal(by('2026-12-25T12:00Z', 0, { nation: 'wales' }), '2026-12-29T17:00');
  });

  test('has no answer where there is no working day in the year ahead', () => {
    assert.equal(by('2026-11-23T12:00Z', 2, { usual: { week: {} } }), null);
  });
});
