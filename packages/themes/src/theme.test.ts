import assert from 'node:assert/strict';
import { test } from 'node:test';
import { themeTokens } from './theme.js';

test('a base alone gives its own colours and nine spaces', () => {
  const tokens = themeTokens({ base: 'nhs' });
  assert.equal(tokens['--bellman-text'], '#212b32');
  assert.equal(tokens['--bellman-focus-width'], '4px');
  assert.equal(tokens['--bellman-radius'], '4px');
  assert.equal(tokens['--bellman-space-1'], '4px');
  assert.equal(tokens['--bellman-space-9'], '64px');
  assert.equal(Object.keys(tokens).length, 28);
});

test('a council’s colours replace the base’s, with the text that reads on them', () => {
  const hart = themeTokens({ base: 'govuk', brand: '#24234E', button: '#528063' });
  assert.equal(hart['--bellman-brand'], '#24234E');
  assert.equal(hart['--bellman-on-brand'], '#ffffff');
  assert.equal(hart['--bellman-button'], '#528063');
  assert.equal(hart['--bellman-button-hover'], '#42664f');
  const bucks = themeTokens({ base: 'govuk', button: '#9FC63B' });
  assert.equal(bucks['--bellman-on-button'], '#0b0c0c');
  assert.notEqual(bucks['--bellman-button-hover'], bucks['--bellman-button']);
});

test('without a brand button the base’s own hover colour stands', () => {
  assert.equal(themeTokens({ base: 'govuk' })['--bellman-button-hover'], '#0b5c3e');
});
