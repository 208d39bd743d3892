import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { inRoot } from '../lib/root.js';

/** A forbidden import to plant, and words of the reason that must be given. */
const PLANTED = [
  ['packages/server/src/chat/planted.ts', '../alerts/alerts.js', 'streets apart'],
  ['packages/server/src/alerts/planted.ts', '../push/push.js', 'streets apart'],
  ['packages/server/src/store/planted.ts', '../http/route.js', 'no arrow runs up'],
  ['packages/server/src/http/planted.ts', '../people/passwords.js', 'no arrow runs up'],
  ['packages/server/src/cellar/planted.ts', '../ground/clock.js', 'stands on no floor'],
  ['packages/server/src/chat/planted.ts', '../testing/stores.js', 'for tests'],
  ['packages/server/src/chat/planted.ts', 'kysely', 'only store/ speaks to the database'],
  ['packages/server/src/chat/planted.ts', 'express', 'one gate'],
  ['packages/widget/src/chat/planted.ts', '../alerts/permission.js', 'streets apart'],
  ['packages/widget/src/ground/planted.ts', '../chat/session.js', 'lies under the streets'],
  ['packages/widget/src/chat/planted.ts', 'socket.io-client', 'one gate'],
  ['packages/widget/src/chat/planted.ts', '@bellman/desk', 'never each other'],
  ['packages/widget/src/chat/planted.ts', '../../../server/src/app.js', 'reached by its path'],
  ['packages/desk/src/link/planted.ts', '../chat/inbox.js', 'lies under the streets'],
  ['packages/protocol/src/planted.ts', '@bellman/themes', 'imports nothing of ours'],
];

/** @param {string} root */
const check = (root) =>
  spawnSync(process.execPath, [inRoot('scripts/checks/imports.js'), root], { encoding: 'utf8' });

describe('the import rules', () => {
  /** @type {string} */
  let copy;

  before(async () => {
    copy = await mkdtemp(join(tmpdir(), 'bellman-imports-'));
    for (const name of ['protocol', 'themes', 'server', 'widget', 'desk']) {
      await cp(inRoot('packages', name, 'src'), join(copy, 'packages', name, 'src'), {
        recursive: true,
      });
    }
  });

  after(() => rm(copy, { recursive: true, force: true }));

  it('let the project as it is pass', () => {
    const { status, stdout } = check(copy);
    assert.equal(stdout, '');
    assert.equal(status, 0);
  });

  for (const [file, request, reason] of PLANTED) {
    it(`refuse ${file} importing ${request}, and say why`, async () => {
      const path = join(copy, file);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, `import '${request}';\n`);
      const { status, stdout } = check(copy);
      await rm(path);
      assert.equal(status, 1);
      assert.match(stdout, new RegExp(`${file}:1 .*${reason}`));
    });
  }
});
