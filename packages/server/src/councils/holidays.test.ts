import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadHolidays } from './holidays.js';

describe('bank holidays', () => {
  /** Weekdays only: on a weekend the day itself and its substitute are both holidays here. */
  const weekdaysOf = async (
    nation: 'england' | 'wales' | 'scotland' | 'northern-ireland',
    year: number,
  ) => {
    const days = [...(await loadHolidays())(nation, year).keys()].toSorted();
    return days.filter((date) => ![0, 6].includes(new Date(`${date}T12:00Z`).getUTCDay()));
  };

  // As GOV.UK publishes them (gov.uk/bank-holidays).
  test('are those of England and Wales', async () => {
    for (const nation of ['england', 'wales'] as const) {
      assert.deepEqual(await weekdaysOf(nation, 2026), [
        ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31'],
        ...['2026-12-25', '2026-12-28'],
      ]);
      assert.deepEqual(await weekdaysOf(nation, 2027), [
        ...['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30'],
        ...['2027-12-27', '2027-12-28'],
      ]);
    }
  });

  test('are those of Scotland, with 2 January and St Andrew’s Day, without Easter Monday', async () => {
    assert.deepEqual(await weekdaysOf('scotland', 2027), [
      ...['2027-01-01', '2027-01-04', '2027-03-26', '2027-05-03', '2027-05-31', '2027-08-02'],
      ...['2027-11-30', '2027-12-27', '2027-12-28'],
    ]);
  });

  test('are those of Northern Ireland, with St Patrick’s Day and the twelfth of July', async () => {
    assert.deepEqual(await weekdaysOf('northern-ireland', 2027), [
      ...['2027-01-01', '2027-03-17', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31'],
      ...['2027-07-12', '2027-08-30', '2027-12-27', '2027-12-28'],
    ]);
  });

  test('are more than days on which people are thought of', async () => {
    const days = (await loadHolidays())('england', 2026);
    assert.equal(days.has('2026-03-15'), false);
    assert.equal(days.has('2026-04-05'), false);
  });

  test('have names in both languages, substitute days too', async () => {
    const holidays = await loadHolidays();
    for (const nation of ['england', 'wales', 'scotland', 'northern-ireland'] as const) {
      for (const year of [2026, 2027, 2028]) {
        for (const [date, { en, cy }] of holidays(nation, year)) {
          assert.ok(en.length > 0 && cy.length > 0, date);
          assert.notEqual(en, cy, `${date} ${en}`);
        }
      }
    }
    const substitute = holidays('wales', 2026).get('2026-12-28');
    assert.equal(substitute?.en, 'Boxing Day (substitute day)');
    assert.equal(substitute.cy, 'Gŵyl San Steffan (diwrnod yn lle)');
    assert.equal(holidays('scotland', 2026).get('2026-01-02')?.en, '2 January');
  });
});
