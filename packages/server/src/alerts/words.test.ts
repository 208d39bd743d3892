import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backOff } from './backoff.js';
import { inWords } from './complete.js';
import { toldCount } from '../ground/told-count.js';
import { markup, paragraphs } from '../ground/html.js';
import { createPace } from './pace.js';
import { day, timeOfDay } from '../ground/times.js';

test('times of day are as GOV.UK writes them, in the United Kingdom', () => {
  const at = (iso: string) => Date.parse(iso);
  assert.equal(timeOfDay(at('2026-01-05T17:30:00Z'), 'en'), '5:30pm');
  assert.equal(timeOfDay(at('2026-01-05T10:00:00Z'), 'en'), '10am');
  assert.equal(timeOfDay(at('2026-01-05T12:00:00Z'), 'en'), 'midday');
  assert.equal(timeOfDay(at('2026-01-05T00:00:00Z'), 'en'), 'midnight');
  assert.equal(timeOfDay(at('2026-01-05T00:05:00Z'), 'en'), '12:05am');
  assert.equal(timeOfDay(at('2026-07-05T16:30:00Z'), 'en'), '5:30pm', 'in summer');
  assert.equal(timeOfDay(at('2026-01-05T12:00:00Z'), 'cy'), 'hanner dydd');
  assert.equal(day(at('2026-01-05T12:00:00Z'), 'en'), 'Monday 5 January 2026');
  assert.match(day(at('2026-01-05T12:00:00Z'), 'cy'), /Ionawr 2026/);
  assert.equal(
    day(at('2026-06-30T23:30:00Z'), 'en'),
    'Wednesday 1 July 2026',
    'after midnight here',
  );
});

test('lengths of time are words', () => {
  assert.equal(inWords(5 * 60_000), '5 minutes');
  assert.equal(inWords(22.5 * 3_600_000), '22 hours 30 minutes');
  assert.equal(inWords(3_600_000), '1 hour');
  assert.equal(inWords(14 * 24 * 3_600_000), '14 days');
});

test('one to four are not told; none is', () => {
  assert.deepEqual([0, 1, 4, 5, 6, 1_000, 1_001].map(toldCount), [
    0,
    null,
    null,
    5,
    6,
    1_000,
    1_001,
  ]);
});

test('waits double, with jitter between a half and a whole, up to a quarter of an hour', () => {
  assert.deepEqual(
    [0, 1, 2].map((attempt) => backOff(attempt, 1)),
    [5_000, 10_000, 20_000],
  );
  assert.equal(backOff(0, 0), 2_500);
  assert.equal(backOff(50, 1), 15 * 60_000);
});

test('what is put into HTML cannot break out of it', () => {
  const evil = `"><script>alert('1')</script>&`;
  const made = markup`<a href="${evil}">${evil}</a>${[markup`<b>${1}</b>`, null]}`.text;
  assert.equal(
    made,
    '<a href="&#34;&#62;&#60;script&#62;alert(&#39;1&#39;)&#60;/script&#62;&#38;">&#34;&#62;&#60;script&#62;alert(&#39;1&#39;)&#60;/script&#62;&#38;</a><b>1</b>',
  );
  assert.deepEqual(
    paragraphs('One\ntwo\n\n \n<three>').map(({ text }) => text),
    ['<p>One<br>two</p>', '<p>&#60;three&#62;</p>'],
  );
});

test('news of one subject keeps its distance, of two does not', () => {
  let now = 1_000;
  const pace = createPace({ now: () => now }, 500);
  assert.deepEqual([pace.may('a'), pace.may('a'), pace.may('b')], [true, false, true]);
  now += 499;
  assert.equal(pace.may('a'), false);
  now += 1;
  assert.equal(pace.may('a'), true);
  // A clock that was set back does not silence it.
  now -= 10_000;
  assert.equal(pace.may('a'), true);
});
