import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkTheme } from './check.js';
import { contrast } from './contrast.js';
import { themeOf } from './theme.js';

test('both bases and Hart’s brand pass every pair', () => {
  assert.deepEqual(checkTheme({ base: 'govuk' }), []);
  assert.deepEqual(checkTheme({ base: 'nhs' }), []);
  assert.deepEqual(checkTheme({ base: 'govuk', brand: '#24234E', button: '#528063' }), []);
});

test('Buckinghamshire’s button fails on the white page and is named', () => {
  const failing = checkTheme({ base: 'govuk', brand: '#2C2D84', button: '#9FC63B' });
  const button = failing.find(({ pair }) => pair === 'button on page');
  assert.ok(button);
  assert.equal(button.needs, 3);
  assert.equal(Math.round(button.ratio * 10) / 10, 2);
});

test('hovering never makes a button’s text harder to read', () => {
  for (let grey = 1; grey < 255; grey += 2) {
    const part = grey.toString(16).padStart(2, '0');
    const theme = themeOf({ base: 'govuk', button: `#${part}${part}${part}` });
    const [still, hovered] = [theme.button, theme.buttonHover].map((ground) =>
      contrast(theme.onButton, ground),
    ) as [number, number];
    assert.ok(hovered >= still, `${theme.button}: ${hovered} after ${still}`);
  }
});
