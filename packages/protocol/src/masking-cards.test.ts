import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mask } from './index.js';

const dotted = (digits: string): string => digits.replace(/\d/g, '•');

test('the number of every brand is hidden', () => {
  for (const card of [
    '4111111111111111', // Visa
    '4222222222222', // Visa of old
    '5555555555554444', // Mastercard
    '2223003122003222', // Mastercard of the newer range
    '378282246310005', // American Express
    '30569309025904', // Diners Club
    '36227206271667', // Diners Club, international
    '3530111333300000', // JCB
    '6011111111111117', // Discover
    '6240008631401148', // UnionPay
    '6759649826438453', // Maestro
    '6304000000000000', // Maestro of old
  ]) {
    assert.deepEqual(mask(card), { text: dotted(card), hidden: ['card'] });
  }
});

test('what phones call their pictures passes, at whatever second they are taken', () => {
  const two = (number: number): string => String(number).padStart(2, '0');
  fc.assert(
    fc.property(
      fc.integer({ min: 2000, max: 2099 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 0, max: 86_399 }),
      fc.integer({ min: 0, max: 999 }),
      (year, month, day, second, milli) => {
        const date = [String(year), two(month), two(day)];
        const time = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60].map(
          two,
        );
        const thousandths = String(milli).padStart(3, '0');
        for (const name of [
          `${date.join('')}_${time.join('')}.jpg`,
          `IMG_${date.join('')}_${time.join('')}.jpg`,
          `PXL_${date.join('')}_${time.join('')}${thousandths}.jpg`,
          `WhatsApp Image ${date.join('-')} at ${time.join('.')}.jpeg`,
          `Screenshot_${date.join('')}-${time.join('')}.png`,
        ]) {
          assert.deepEqual(mask(name), { text: name, hidden: [] });
        }
      },
    ),
    { numRuns: 2_000 },
  );
});
