import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mask } from './index.js';

const dotted = (text: string): string => text.replace(/[\p{L}\p{Nd}]/gu, '•');
const kinds = (text: string) => [...mask(text).hidden];

test('National Insurance numbers are hidden, as people write them', () => {
  for (const number of [
    'AB123456C',
    'ab123456c',
    'AB 12 34 56 C',
    'AB-12-34-56-C',
    'AB 123456 C',
    'JG10/37/59/A',
    'AB\n123456C',
    'ＡＢ１２３４５６Ｃ',
    'A\u200bB123456C',
    'A B 1 2 3 4 5 6 C',
    'AB,12,34,56,C',
    'AB: 12 : 34 : 56 : C',
    'AB (12) (34) (56) C',
    'NIAB123456C',
  ]) {
    assert.deepEqual(mask(`mine: ${number}.`), {
      text: `mine: ${dotted(number)}.`,
      hidden: ['nino'],
    });
  }
});

test('one without its last letter is hidden where it is called by its name', () => {
  for (const [text, masked] of [
    ['My national insurance number is AB 12 34 56', 'number is •• •• •• ••'],
    ['NI number: CE123456', 'number: ••••••••'],
    ['rhif Yswiriant Gwladol AB123456', 'Gwladol ••••••••'],
  ] as const) {
    assert.equal(mask(text).text.endsWith(masked), true, text);
    assert.deepEqual(kinds(text), ['nino']);
  }
  assert.deepEqual(kinds('my reference is CE123456'), []);
});

test('a sort code with an account number is hidden, and the words about them stay', () => {
  for (const [text, masked] of [
    ['Sort code 12-34-56, account 12345678', 'Sort code ••-••-••, account ••••••••'],
    ['account 12345678 sort code: 123456', 'account •••••••• sort code: ••••••'],
    ['Cod didoli 12 03 24, cyfrif 1234 5678', 'Cod didoli •• •• ••, cyfrif •••• ••••'],
    ['20-34-56 12345678', '••-••-•• ••••••••'],
    ['20–34–56\n12345678', '••–••–••\n••••••••'],
    ['pay 60-16-13 to 31926819', 'pay ••-••-•• to ••••••••'],
    ['12-03-24 12345678', '••-••-•• ••••••••'],
    ['my a/c 12345678 with 123456', 'my a/c •••••••• with ••••••'],
    ['bank account 1234 5678 at 20 34 56', 'bank account •••• •••• at •• •• ••'],
    [
      'The sort code is 123456 as it says on the card that came last week from the bank in town, and the account is 12345678',
      'The sort code is •••••• as it says on the card that came last week from the bank in town, and the account is ••••••••',
    ],
    [
      'paid on 12/03/26, account 12345678 sort code 20-34-56',
      'paid on 12/03/26, account •••••••• sort code ••-••-••',
    ],
    ['DE89 3704 0044 0532 0130 00 please', '•••• •••• •••• •••• •••• •• please'],
    ['FR1420041010050500013M02606', '•••••••••••••••••••••••••••'],
    ['GB29 NWBK 6016 1331 9268 19', '•••• •••• •••• •••• •••• ••'],
  ] as const) {
    assert.deepEqual(mask(text), { text: masked, hidden: ['bank'] });
  }
});
