import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { makeFolder } from './make-folder.js';
import { secretOf } from './secret.js';

const folder = mkdtempSync(join(tmpdir(), 'bellman-folder-'));
after(() => rmSync(folder, { recursive: true }));

test('a folder is made with those above it, and may be there already', () => {
  const deep = join(folder, 'one', 'two', 'three');
  makeFolder(deep, 0o700);
  assert.equal(statSync(deep).mode & 0o777, 0o700);
  makeFolder(deep);
  writeFileSync(join(folder, 'file'), '');
  assert.throws(() => makeFolder(join(folder, 'file')), /not a folder/);
  assert.throws(() => makeFolder(join(folder, 'file', 'below')));
});

test(
  'where nobody can make one, that is refused and not tried for ever',
  {
    skip: existsSync('/proc/self') ? false : 'this system has no /proc',
  },
  () => {
    assert.throws(() => makeFolder('/proc/bellman/data'), { code: 'ENOENT' });
    assert.throws(() => secretOf({ secret: null, data: '/proc/bellman' }), {
      code: 'setting-wrong',
      message: /BELLMAN_DATA.*\/proc\/bellman.*Name a folder that the relay can write to/,
    });
  },
);
