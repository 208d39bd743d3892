import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

/** From `tests/dist/docs`. */
const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = join(root, 'docs', 'walks');

/** Every file of ours that a page names: as a link, or as a path in code. */
const filesNamed = (page: string): { readonly text: string; readonly file: string }[] => {
  const text = readFileSync(page, 'utf8');
  const links = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => ({ text: target, file: resolve(dirname(page), target) }));
  const paths = [...text.matchAll(/`((?:packages|docs|examples|scripts|tests)\/[\w./-]+)`/g)].map(
    ([, path = '']) => ({ text: path, file: join(root, path) }),
  );
  return [...links, ...paths];
};

describe('the walks', () => {
  test('of a message and of an alert are there', () => {
    assert.deepEqual(readdirSync(folder).toSorted(), ['alert.md', 'message.md']);
  });

  for (const name of readdirSync(folder)) {
    test(`${name} names files that exist, and enough of them to be a walk`, () => {
      const named = filesNamed(join(folder, name));
      assert.deepEqual(
        named.filter(({ file }) => !existsSync(file)).map(({ text }) => text),
        [],
      );
      assert.equal(new Set(named.map(({ file }) => file)).size >= 10, true);
    });
  }
});
