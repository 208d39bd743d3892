import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrast, textOn } from './contrast.js';

const rounded = (one: string, other: string): number => Math.round(contrast(one, other) * 10) / 10;

test('contrast runs from 1 to 21 and does not mind the order', () => {
  assert.equal(contrast('#ffffff', '#000000'), 21);
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#528063', '#528063'), 1);
});

test('the councils’ colours with white and black have the ratios that were measured', () => {
  assert.equal(rounded('#24234E', '#ffffff'), 14.7);
  assert.equal(rounded('#528063', '#ffffff'), 4.5);
  assert.equal(rounded('#2C2D84', '#ffffff'), 11.6);
  assert.equal(rounded('#9FC63B', '#ffffff'), 2);
  assert.equal(rounded('#ffdd00', '#ffffff'), 1.3);
});

test('text takes black or white, whichever reads better', () => {
  assert.equal(textOn('#24234E'), '#ffffff');
  assert.equal(textOn('#9FC63B'), '#0b0c0c');
});
