import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookOf } from './look.js';

test('a council’s look has its own colours, and text that can be read on them', () => {
  const css = lookOf({ base: 'govuk', brand: '#24234E', button: '#9FC63B' });
  assert.match(css, /^:root \{\n/);
  assert.match(css, /--bellman-brand: #24234E;/i);
  assert.match(css, /--bellman-on-brand: #ffffff;/);
  assert.match(css, /--bellman-on-button: #0b0c0c;/);
});
