import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { secretOf } from './secret.js';

const folder = mkdtempSync(join(tmpdir(), 'bellman-secret-'));
after(() => rmSync(folder, { recursive: true }));

test('a secret is made once, and only the relay’s own user can read it', () => {
  const data = join(folder, 'new');
  const secret = secretOf({ secret: null, data });
  assert.equal(secret.length, 43);
  assert.equal(statSync(join(data, 'secret')).mode & 0o777, 0o600);
  chmodSync(join(data, 'secret'), 0o644);
  assert.equal(secretOf({ secret: null, data }), secret);
  assert.equal(statSync(join(data, 'secret')).mode & 0o777, 0o600);
});

test('the environment’s secret comes first', () => {
  assert.equal(secretOf({ secret: 'given', data: '/nowhere' }), 'given');
});

test('a folder that cannot be written, or a damaged file, is refused with what to do', () => {
  writeFileSync(join(folder, 'file'), '');
  assert.throws(() => secretOf({ secret: null, data: join(folder, 'file') }), {
    code: 'setting-wrong',
  });
  writeFileSync(join(folder, 'secret'), '');
  assert.throws(() => secretOf({ secret: null, data: folder }), /damaged/);
});
