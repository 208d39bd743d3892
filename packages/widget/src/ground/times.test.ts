import { expect } from '@open-wc/testing';
import { loadTexts } from '../text/load.js';
import { dayWords, timeOf } from './times.js';

const summer = (hour: number, minute = 0): number => Date.UTC(2026, 6, 1, hour, minute);

describe('times', () => {
  it('are written as GOV.UK writes them, in British time', async () => {
    const text = await loadTexts('en');
    expect(timeOf(summer(16, 30), text)).to.equal('5:30pm');
    expect(timeOf(summer(9), text)).to.equal('10am');
    expect(timeOf(summer(11), text)).to.equal('midday');
    expect(timeOf(summer(23), text)).to.equal('midnight');
    expect(timeOf(Date.UTC(2026, 0, 1, 0, 5), text)).to.equal('12:05am');
  });

  it('name near days, and date the others', async () => {
    const [en, cy] = [await loadTexts('en'), await loadTexts('cy')];
    const now = summer(12);
    expect(dayWords(summer(3), now, en)).to.equal('Today');
    expect(dayWords(Date.UTC(2026, 5, 30, 23, 30), now, en)).to.equal('Today');
    expect(dayWords(Date.UTC(2026, 5, 30, 12), now, en)).to.equal('Yesterday');
    expect(dayWords(Date.UTC(2026, 5, 27, 12), now, en)).to.equal('Saturday 27 June');
    expect(dayWords(Date.UTC(2026, 5, 30, 12), now, cy)).to.equal('Ddoe');
    expect(dayWords(Date.UTC(2026, 5, 28, 12), now, cy)).to.equal('Dydd Sul 28 Mehefin');
  });
});
