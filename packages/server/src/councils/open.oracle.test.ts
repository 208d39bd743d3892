import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import type { Holidays } from './holidays.js';
import { CouncilHours, weekdays } from './hours.js';
import { openingAt, timetableOf } from './open.js';
import { answerBy } from './working-days.js';

const MINUTE = 60_000;

/** The wall's minute before, on a wall without changes. */
const before = (label: string): string =>
  new Date(Date.parse(`${label.replace(' ', 'T')}Z`) - MINUTE)
    .toISOString()
    .slice(0, 16)
    .replace('T', ' ');
const dateOf = (label: string): string => label.slice(0, 10);

/** What a clock on the wall shows through some days, minute by minute: "2026-03-29 00:59". */
const wallOf = (zone: string, from: string, days: number) => {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  });
  const start = Date.parse(from);
  const shown = Array.from({ length: days * 24 * 60 }, (_, minute) =>
    format.format(start + minute * MINUTE),
  );
  const minutes = shown.map((label, minute): [string, number] => [label, minute]);
  const [first, last] = [new Map(minutes.toReversed()), new Map(minutes)];
  // The minute before which the wall did not show the minute before; the middle where there is none.
  const jump = shown.findIndex(
    (label, minute) => minute > 0 && shown[minute - 1] !== before(label),
  );
  const change = jump < 0 ? shown.length / 2 : jump;
  return { zone, start, shown, first, last, change, dates: [...new Set(shown.map(dateOf))] };
};

// The clocks change in the middle of each; Lord Howe's by half an hour, Kolkata's never.
const walls = [
  wallOf('Europe/London', '2026-03-23T00:00Z', 14),
  wallOf('Europe/London', '2026-10-19T00:00Z', 14),
  wallOf('Australia/Lord_Howe', '2026-03-30T00:00Z', 14),
  wallOf('Australia/Lord_Howe', '2026-09-28T00:00Z', 14),
  wallOf('Asia/Kolkata', '2026-12-20T00:00Z', 14),
];
type Wall = (typeof walls)[number];

const dayAfter = (date: string): string =>
  new Date(Date.parse(`${date}T00:00Z`) + 24 * 60 * MINUTE).toISOString().slice(0, 10);
const dayName = (date: string) => weekdays[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7];

/** The first and the last minute at which the wall shows it, or the first after it where it never does. */
const minutesOf = ({ shown, ...wall }: Wall, label: string): readonly [number, number] => {
  const [first, last] = [wall.first.get(label), wall.last.get(label)];
  if (first !== undefined && last !== undefined) return [first, last];
  const later = shown.findIndex((other) => other > label);
  return later < 0 ? [shown.length, shown.length] : [later, later];
};

/** Minute by minute, whether it is open; and the minute at which each working day closes. */
const bruteForce = (wall: Wall, hours: CouncilHours, closed: (date: string) => boolean) => {
  const open = wall.shown.map(() => false);
  const closes: number[] = [];
  for (const date of wall.dates) {
    const name = dayName(date);
    if (closed(date) || name === undefined) continue;
    let close = -1;
    for (const [start, end] of hours.usual?.week[name] ?? []) {
      const endDate = end > start && end !== '24:00' ? date : dayAfter(date);
      const endTime = end === '24:00' ? '00:00' : end;
      const [from] = minutesOf(wall, `${date} ${start}`);
      const [, to] = minutesOf(wall, `${endDate} ${endTime}`);
      for (let minute = from; minute < to; minute += 1) open[minute] = true;
      if (from < to) close = Math.max(close, to);
    }
    if (close >= 0) closes.push(close);
  }
  return { open, closes };
};

const two = (value: number): string => String(value).padStart(2, '0');
/** Most around the hours in which clocks change, and every minute possible. */
const time = fc
  .oneof(
    fc.integer({ min: 0, max: 16 }).map((quarter) => quarter * 15),
    fc.integer({ min: 0, max: 24 * 60 - 1 }),
  )
  .map((minutes) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`);
const interval = fc.tuple(time, fc.oneof({ weight: 5, arbitrary: time }, fc.constant('24:00')));
const day = fc.oneof(fc.constant([]), fc.array(interval, { maxLength: 3 }));
const week = fc.record(Object.fromEntries(weekdays.map((name) => [name, day])));

/**
 * A minute to ask about: any, a full quarter, or in the night in which the clocks change. None at
 * the edge, where a day before the first would matter.
 */
const minuteOf = (wall: Wall) => {
  const within = { min: 3 * 24 * 60, max: 9 * 24 * 60 };
  return fc.oneof(
    fc.integer(within),
    fc.integer({ min: within.min / 15, max: within.max / 15 }).map((quarter) => quarter * 15),
    fc.nat(4 * 60).map((after) => wall.change - 2 * 60 + after),
  );
};

const cases = fc.constantFrom(...walls).chain((wall) =>
  fc.record({
    wall: fc.constant(wall),
    week,
    openOnHolidays: fc.boolean(),
    closures: fc.array(
      fc.tuple(fc.constantFrom(...wall.dates), fc.nat(2)).map(([from, length]) => ({
        from,
        to: length === 0 ? from : length === 1 ? dayAfter(from) : dayAfter(dayAfter(from)),
      })),
      { maxLength: 2 },
    ),
    holidays: fc.subarray(wall.dates, { maxLength: 3 }),
    minute: minuteOf(wall),
  }),
);

describe('opening hours, beside a clock that is read minute by minute', () => {
  const prepare = (given: typeof cases extends fc.Arbitrary<infer C> ? C : never) => {
    const { wall, week: usualWeek, openOnHolidays, closures, holidays: dates } = given;
    const hours = v.parse(CouncilHours, {
      zone: wall.zone,
      usual: { week: usualWeek, openOnHolidays, closures },
    });
    const named = new Map(dates.map((date) => [date, { en: 'Holiday', cy: 'Gŵyl' }]));
    const holidays: Holidays = () => named;
    const shut = (date: string): boolean =>
      closures.some(({ from, to }) => from <= date && date <= to) ||
      (!openOnHolidays && dates.includes(date));
    const table = timetableOf(hours, 'waste', holidays);
    assert.ok(table !== null);
    return { ...bruteForce(wall, hours, shut), table };
  };
  /** The same, or neither is in the days that were looked at. */
  const same = (wall: Wall, minute: number, moment: number | null): void => {
    const end = wall.start + 12 * 24 * 60 * MINUTE;
    const expected = minute < 0 ? Infinity : wall.start + minute * MINUTE;
    const found = moment ?? Infinity;
    if (Math.min(expected, found) < end) assert.equal(found, expected);
  };

  test('it is open in the same minutes, and next opens and closes in the same', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { wall, minute } = given;
        const { open, table } = prepare(given);
        const seen = openingAt(table, wall.start + minute * MINUTE);
        assert.equal(seen.open, open[minute]);
        // Up to its last moment.
        assert.equal(openingAt(table, wall.start + (minute + 1) * MINUTE - 1).open, open[minute]);
        const next = (value: boolean, from: number): number => open.indexOf(value, from);
        const closing = next(false, open[minute] === true ? minute : next(true, minute));
        const opening = next(true, open[minute] === true ? closing : minute);
        if (open[minute] === true || opening >= 0) same(wall, closing, seen.closesAt);
        if (open[minute] !== true || closing >= 0) same(wall, opening, seen.opensAt);
      }),
      { numRuns: 150 },
    );
  });

  test('a message is answered at the close of the same working day', () => {
    fc.assert(
      fc.property(cases, fc.nat(4), (given, days) => {
        const { wall, minute } = given;
        const { closes, table } = prepare(given);
        const expected = closes.filter((close) => close > minute)[days] ?? -1;
        same(wall, expected, answerBy(table, wall.start + minute * MINUTE, days));
      }),
      { numRuns: 150 },
    );
  });
});
