import { expect } from '../testing/page.js';
import { dateWords, isDate, monthsAfter } from './dates.js';

describe('local dates', () => {
  it('are read strictly, and written as people say them', () => {
    expect(dateWords('2027-02-01')).to.equal('1 February 2027');
    expect(
      ['2027-02-28', '2027-02-31', '27-02-01', '', '2027-02-01T00:00'].map(isDate),
    ).to.deep.equal([true, false, false, false, false]);
    expect(dateWords('soon')).to.equal('soon');
  });

  it('stay within the month that is so many months on', () => {
    expect(monthsAfter(Date.UTC(2026, 7, 31, 12), 6)).to.equal('2027-02-28');
    expect(monthsAfter(Date.UTC(2026, 10, 22), 1)).to.equal('2026-12-22');
    // 31 May in the United Kingdom, though not yet in UTC.
    expect(monthsAfter(Date.UTC(2026, 4, 30, 23, 30), 1)).to.equal('2026-06-30');
  });
});
