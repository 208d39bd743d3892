import { expect } from '../testing/page.js';
import {
  clockTime,
  dayHeading,
  dayKey,
  dayName,
  machineTime,
  moment,
  momentOf,
  timeKey,
  waited,
} from './times.js';

describe('times', () => {
  it('writes times as GOV.UK does', () => {
    expect(clockTime(Date.UTC(2026, 0, 5, 17, 30))).to.equal('5:30pm');
    expect(clockTime(Date.UTC(2026, 0, 5, 10, 0))).to.equal('10am');
    expect(clockTime(Date.UTC(2026, 0, 5, 12, 0))).to.equal('midday');
    expect(clockTime(Date.UTC(2026, 0, 5, 0, 0))).to.equal('midnight');
    expect(clockTime(Date.UTC(2026, 0, 5, 0, 5))).to.equal('12:05am');
    expect(moment(Date.UTC(2026, 10, 22, 17, 30))).to.equal('Sunday 22 November at 5:30pm');
  });

  it('goes by United Kingdom time, summer and winter, at both changes of the clock', () => {
    expect(momentOf('2026-01-05', '17:30')).to.equal(Date.UTC(2026, 0, 5, 17, 30));
    expect(momentOf('2026-07-05', '17:30')).to.equal(Date.UTC(2026, 6, 5, 16, 30));
    expect(momentOf('2026-10-25', '01:30')).to.equal(Date.UTC(2026, 9, 25, 0, 30));
    expect(momentOf('2026-03-29', '01:30')).to.equal(Date.UTC(2026, 2, 29, 1, 30));
    expect(momentOf('', '01:30')).to.equal(null);
    expect(momentOf('2026-01-05', '')).to.equal(null);
    expect(momentOf('', '')).to.equal(null);
  });

  it('says days and waits in words', () => {
    const now = Date.UTC(2026, 10, 22, 12);
    expect(dayHeading(now - 3_600_000, now)).to.equal('Today');
    expect(dayHeading(now - 86_400_000, now)).to.equal('Yesterday');
    expect(waited(now - 59_000, now)).to.equal('waiting less than a minute');
    expect(waited(now - 61_000, now)).to.equal('waiting 1 minute');
    expect(waited(now - 150 * 60_000, now)).to.equal('waiting 2 hours');
  });

  it('says that a moment which no calendar reaches is unknown, and throws for none', () => {
    const now = Date.UTC(2026, 10, 22, 12);
    for (const at of [8.64e15 + 1, -8.64e15 - 1, Number.MAX_SAFE_INTEGER, Infinity, NaN]) {
      for (const say of [clockTime, dayName, moment]) expect(say(at)).to.equal('unknown');
      expect(dayHeading(at, now)).to.equal('unknown');
      expect(waited(at, now)).to.equal('waiting since an unknown time');
      expect([dayKey(at), timeKey(at), machineTime(at)]).to.deep.equal(['', '', null]);
    }
    expect(dayKey(8.64e15)).to.equal('275760-09-13');
    expect(machineTime(now)).to.equal('2026-11-22T12:00:00.000Z');
  });
});
