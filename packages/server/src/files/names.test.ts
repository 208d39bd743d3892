import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@bellman/protocol';
import { altText, fileName, shownName } from './names.js';

test('a file’s name ends as its type does, whatever it was called', () => {
  assert.equal(fileName('Bins.JPEG', 'image/jpeg'), 'Bins.jpeg');
  assert.equal(fileName('bill.html', 'application/pdf'), 'bill.html.pdf');
  assert.equal(fileName('photo', 'image/png'), 'photo.png');
  assert.equal(fileName('', 'image/webp'), 'file.webp');
  assert.equal(fileName('...', 'image/webp'), 'file.webp');
  assert.equal(fileName('.htaccess', 'application/pdf'), 'htaccess.pdf');
});

test('a file’s name holds nothing that steers, leads elsewhere, or must be hidden', () => {
  assert.equal(fileName('a\u202Egpj.exe\u0000\n.png', 'image/png'), 'agpj.exe.png');
  assert.equal(fileName('../../etc/passwd.pdf', 'application/pdf'), '_.._etc_passwd.pdf');
  assert.equal(fileName('C:\\a|b?.pdf', 'application/pdf'), 'C__a_b_.pdf');
  assert.equal(fileName('4111111111111111.jpg', 'image/jpeg'), '••••••••••••••••.jpg');
  assert.equal(shownName('4111 1111 1111 1111.svg'), '•••• •••• •••• ••••.svg');
  assert.equal(shownName(' \u200B '), 'The file');
  assert.equal(altText('A \u2066bin\u2069,\n 4111 1111 1111 1111'), 'A bin, •••• •••• •••• ••••');
});

test('a long name is cut before its ending, between characters', () => {
  const name = fileName(`${'x'.repeat(115)}😀😀😀.jpg`, 'image/jpeg');
  assert.equal(name, `${'x'.repeat(115)}.jpg`);
  assert.equal(name.length <= limits.fileNameLength, true);
  assert.equal(shownName('y'.repeat(500)).length, limits.fileNameLength);
});
