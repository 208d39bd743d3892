import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barsOf, withFigures } from './page.js';

test('figures stand behind their heading, and are replaced by the next run', () => {
  const once = withFigures('# P\n\n## geo\n\nHow.\n', 'geo', 'one');
  assert.match(once, /## geo\n\n<!-- figures of geo -->\n\none\n\n<!-- end of geo -->\n\nHow\.\n$/);
  const twice = withFigures(once, 'geo', 'two $&');
  assert.ok(twice.includes('two $&') && !twice.includes('one'));
  assert.ok(twice.endsWith('How.\n'));
  assert.match(withFigures('# P\n', 'chat', 'x'), /\n\n## chat\n\n<!-- figures of chat -->/);
});

test('every row has a bar, its words kept from being markup', () => {
  const about = { against: 'x', better: /** @type {const} */ ('more'), ours: 1, theirs: 1 };
  const rounds = { ourRounds: [1], theirRounds: [1] };
  const svg = barsOf([{ ...about, ...rounds, what: 'a < b', ratio: 100, goal: 4 }]);
  assert.ok(svg.includes('a &lt; b') && svg.includes('>100×<'));
});
