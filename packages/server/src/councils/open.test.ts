import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import * as v from 'valibot';
import { loadHolidays, type Holidays } from './holidays.js';
import { CouncilHours } from './hours.js';
import { openingAt, timetableOf, type Opening } from './open.js';

const office = { monday: [['09:00', '17:00']], friday: [['09:00', '17:00']] };
const daily = (...times: [string, string][]) => ({
  monday: times,
  tuesday: times,
  wednesday: times,
  thursday: times,
  friday: times,
  saturday: times,
  sunday: times,
});

let holidays: Holidays;
before(async () => {
  holidays = await loadHolidays();
});

/** How it stands by such hours at an ISO time; moments as ISO times. */
const at = (given: object, moment: string, service = 'waste') => {
  const table = timetableOf(v.parse(CouncilHours, given), service, holidays);
  const seen: Opening = openingAt(table, Date.parse(moment));
  const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString().slice(0, 16));
  return {
    ...seen,
    words: seen.words.en,
    opensAt: iso(seen.opensAt),
    closesAt: iso(seen.closesAt),
  };
};
const usual = (week: object, more: object = {}) => ({ usual: { week, ...more } });

describe('opening hours', () => {
  test('are for ever where a council has none', () => {
    assert.deepEqual(at({}, '2026-12-25T03:00Z'), {
      open: true,
      reason: null,
      words: '',
      opensAt: null,
      closesAt: null,
    });
  });

  test('begin with their first moment and end before their last', () => {
    const hours = usual(office);
    const monday = (time: string) => at(hours, `2026-11-23T${time}Z`);
    assert.deepEqual([monday('08:59').open, monday('09:00').open], [false, true]);
    assert.deepEqual([monday('16:59:59.999').open, monday('17:00').open], [true, false]);
    assert.deepEqual(monday('16:59'), {
      open: true,
      reason: null,
      words: '',
      opensAt: '2026-11-27T09:00',
      closesAt: '2026-11-23T17:00',
    });
    assert.deepEqual(monday('17:00'), {
      open: false,
      reason: 'hours',
      words: '',
      opensAt: '2026-11-27T09:00',
      closesAt: '2026-11-27T17:00',
    });
  });

  test('of a service come before the council’s, with their own closures', () => {
    const closed = [{ from: '2026-11-23', to: '2026-11-23' }];
    const hours = {
      usual: { week: office, closures: closed },
      services: { planning: { week: { monday: [['10:00', '12:00']] } } },
    };
    assert.equal(at(hours, '2026-11-23T10:30Z').reason, 'closure');
    assert.equal(at(hours, '2026-11-23T10:30Z', 'planning').closesAt, '2026-11-23T12:00');
    // An object's own inheritance is no service.
    assert.equal(at(hours, '2026-11-23T10:30Z', 'constructor').reason, 'closure');
  });

  test('may have several intervals a day, in any order; those that adjoin are one', () => {
    const several = usual({
      monday: [
        ['13:00', '15:00'],
        ['09:00', '12:00'],
        ['15:00', '17:00'],
      ],
    });
    assert.equal(at(several, '2026-11-23T11:00Z').closesAt, '2026-11-23T12:00');
    assert.equal(at(several, '2026-11-23T12:30Z').opensAt, '2026-11-23T13:00');
    assert.equal(at(several, '2026-11-23T14:00Z').closesAt, '2026-11-23T17:00');
  });

  test('past midnight belong to the day on which they begin', () => {
    const late = { friday: [['22:00', '02:00']] };
    assert.equal(at(usual(late), '2026-11-28T01:59Z').closesAt, '2026-11-28T02:00');
    assert.equal(at(usual(late), '2026-11-28T02:00Z').open, false);
    // A closed Saturday does not cut Friday's night short; a closed Friday takes all of it away.
    const shut = (date: string) => usual(late, { closures: [{ from: date, to: date }] });
    assert.equal(at(shut('2026-11-28'), '2026-11-28T01:00Z').open, true);
    assert.equal(at(shut('2026-11-27'), '2026-11-28T01:00Z').open, false);
    assert.equal(at(shut('2026-11-27'), '2026-11-27T23:00Z').reason, 'closure');
    assert.equal(at(shut('2026-11-27'), '2026-11-28T01:00Z').reason, 'hours');
  });

  test('to 24:00 go on into a day that begins at 00:00', () => {
    const through = usual({ monday: [['09:00', '24:00']], tuesday: [['00:00', '03:00']] });
    assert.equal(at(through, '2026-11-23T23:59Z').closesAt, '2026-11-24T03:00');
    const always = at(
      usual(daily(['00:00', '24:00']), { openOnHolidays: true }),
      '2026-11-23T12:00Z',
    );
    assert.deepEqual([always.open, always.opensAt, always.closesAt], [true, null, null]);
    const half = at(
      usual(daily(['08:00', '08:00']), { openOnHolidays: true }),
      '2026-11-23T12:00Z',
    );
    assert.deepEqual([half.open, half.closesAt], [true, null]);
  });

  test('without any are never', () => {
    const never = at(usual({}), '2026-11-23T12:00Z');
    assert.deepEqual(
      [never.open, never.reason, never.opensAt, never.closesAt],
      [false, 'hours', null, null],
    );
    const shut = { closures: [{ from: '2026-01-01', to: '2029-12-31', words: { cy: 'Ar gau' } }] };
    const closed = at(usual(office, shut), '2026-11-23T12:00Z');
    assert.deepEqual([closed.reason, closed.words, closed.opensAt], ['closure', 'Ar gau', null]);
  });

  test('stop for a closure, both ends included', () => {
    const week = daily(['09:00', '17:00']);
    const shut = { from: '2026-11-24', to: '2026-11-25', words: { en: 'Staff training' } };
    const hours = usual(week, { closures: [shut] });
    assert.equal(at(hours, '2026-11-23T12:00Z').open, true);
    for (const date of ['2026-11-24', '2026-11-25']) {
      const seen = at(hours, `${date}T12:00Z`);
      assert.deepEqual([seen.open, seen.reason, seen.words], [false, 'closure', 'Staff training']);
      assert.equal(seen.opensAt, '2026-11-26T09:00');
    }
    assert.equal(at(hours, '2026-11-26T12:00Z').open, true);
  });

  test('stop on bank holidays and their substitute days, unless they hold then too', () => {
    const week = daily(['09:00', '17:00']);
    const christmas = at(usual(week), '2026-12-25T12:00Z');
    assert.deepEqual(
      [christmas.open, christmas.reason, christmas.words],
      [false, 'holiday', 'Christmas Day'],
    );
    assert.equal(christmas.opensAt, '2026-12-27T09:00');
    const substitute = at(usual(week), '2026-12-28T12:00Z');
    assert.deepEqual(
      [substitute.reason, substitute.words],
      ['holiday', 'Boxing Day (substitute day)'],
    );
    assert.equal(at(usual(week, { openOnHolidays: true }), '2026-12-25T12:00Z').open, true);
    // On a day that has no hours anyway, the holiday is not what keeps it closed.
    assert.equal(at(usual(office), '2026-12-26T12:00Z').reason, 'hours');
    // The council's own words come before the holiday's.
    const own = { from: '2026-12-24', to: '2026-12-28', words: { en: 'Christmas closing' } };
    assert.equal(
      at(usual(week, { closures: [own] }), '2026-12-25T12:00Z').words,
      'Christmas closing',
    );
  });

  test('go by the nation’s bank holidays', () => {
    const week = daily(['09:00', '17:00']);
    const open = (nation: string, date: string) =>
      at({ nation, ...usual(week) }, `${date}T12:00Z`).open;
    assert.deepEqual(
      [open('scotland', '2026-01-02'), open('england', '2026-01-02')],
      [false, true],
    );
    assert.deepEqual([open('scotland', '2026-04-06'), open('wales', '2026-04-06')], [true, false]);
    assert.equal(open('northern-ireland', '2026-03-17'), false);
    assert.equal(open('northern-ireland', '2026-07-13'), false);
  });
});

describe('opening hours when clocks go forward, 29 March 2026 at 01:00 UTC', () => {
  test('keep to the clock on the wall', () => {
    const week = daily(['09:00', '17:00']);
    assert.equal(at(usual(week), '2026-03-28T12:00Z').closesAt, '2026-03-28T17:00');
    assert.equal(at(usual(week), '2026-03-29T07:59Z').opensAt, '2026-03-29T08:00');
    assert.equal(at(usual(week), '2026-03-29T08:00Z').closesAt, '2026-03-29T16:00');
    assert.equal(at(usual(week), '2026-03-30T08:00Z').open, true);
  });

  test('that begin or end at a time that does not come, do so at the change', () => {
    const begins = usual({ sunday: [['01:30', '05:00']] });
    assert.deepEqual(
      [at(begins, '2026-03-29T00:59Z').opensAt, at(begins, '2026-03-29T01:00Z').closesAt],
      ['2026-03-29T01:00', '2026-03-29T04:00'],
    );
    const ends = usual({ saturday: [['22:00', '01:30']] });
    assert.equal(at(ends, '2026-03-29T00:59Z').closesAt, '2026-03-29T01:00');
    const within = usual({ sunday: [['01:15', '01:45']] });
    assert.equal(at(within, '2026-03-29T00:00Z').opensAt, '2026-04-05T00:15');
  });
});

describe('opening hours when clocks go back, 25 October 2026 at 01:00 UTC', () => {
  test('keep to the clock on the wall', () => {
    const week = daily(['09:00', '17:00']);
    assert.equal(at(usual(week), '2026-10-24T12:00Z').closesAt, '2026-10-24T16:00');
    assert.equal(at(usual(week), '2026-10-25T08:59Z').opensAt, '2026-10-25T09:00');
    assert.equal(at(usual(week), '2026-10-25T09:00Z').closesAt, '2026-10-25T17:00');
    assert.equal(at(usual(week), '2026-10-26T09:00Z').open, true);
  });

  test('begin the first time, and end the last time, that a time comes twice', () => {
    const begins = usual({ sunday: [['01:30', '05:00']] });
    assert.equal(at(begins, '2026-10-25T00:29Z').opensAt, '2026-10-25T00:30');
    assert.equal(at(begins, '2026-10-25T01:10Z').open, true);
    const ends = usual({ saturday: [['22:00', '01:30']] });
    assert.equal(at(ends, '2026-10-25T00:45Z').closesAt, '2026-10-25T01:30');
  });
});
