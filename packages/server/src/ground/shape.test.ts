import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { checkShape } from './shape.js';

const Patch = v.object({ patch: v.record(v.string(), v.unknown()) });

/** A patch of so many objects and lists within one another, as it is parsed. */
const nested = (layers: number): unknown =>
  JSON.parse(`{"patch":${'{"a":['.repeat(layers / 2 - 1)}{"a":1}${']}'.repeat(layers / 2 - 1)}}`);

test('what lies too deep is refused as a wrong shape, however deep it is', () => {
  const check = (value: unknown) => checkShape(Patch, value);
  assert.doesNotThrow(() => check(nested(64)));
  for (const layers of [66, 6_000, 30_000]) {
    assert.throws(() => check(nested(layers)), {
      code: 'body-wrong-shape',
      params: {
        path: 'the top',
        expected: 'at most 64 lists and objects within one another',
      },
    });
  }
  assert.throws(() => checkShape(v.string(), nested(30_000)), { code: 'body-wrong-shape' });
});

test('what is wide is no matter, and the bytes of a file are not looked through', () => {
  const wide = {
    patch: { list: Array.from({ length: 20_000 }, () => ({})), file: Buffer.alloc(60_000) },
  };
  assert.equal(checkShape(Patch, wide).patch['list'], wide.patch.list);
});
