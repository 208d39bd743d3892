import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { systemClock as clock } from '../ground/clock.js';
import { openStore } from '../store/open.js';
import type { Store } from '../store/store.js';
import { controlAddress } from './address.js';
import { askRelay } from './ask.js';
import { startControl, type Control } from './control.js';
import { demoCouncils } from './demo-data.js';
import type { Say } from './say.js';

const demo = (name: string): string => new URL(`../../demo/${name}`, import.meta.url).pathname;

describe('the relay’s control socket', () => {
  let folder: string;
  let store: Store;
  let control: Control;
  let said: string[] = [];
  const failures: unknown[] = [];
  const log = { info: () => undefined, error: (about: unknown) => void failures.push(about) };
  const say: Say = {
    line: (text) => void said.push(text),
    begin: (text) => void said.push(`${text} …`),
    progress: (share, count) => void said.push(`${share} ${count}`),
    end: (text) => void said.push(text),
  };
  const start = async (): Promise<void> => {
    control = await startControl({ folder, store, clock, log });
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellman-control-'));
    store = await openStore({ folder, clock });
    await start();
  });
  beforeEach(() => {
    said = [];
  });
  after(async () => {
    await control.stop();
    await store.close();
    await rm(folder, { recursive: true });
  });

  const settings = demoCouncils[0]?.settings;
  const ask = (
    ...args: Parameters<typeof askRelay> extends [unknown, infer N, unknown, unknown]
      ? [N, unknown]
      : never
  ) => askRelay(folder, ...args, say);
  const refused = (act: Promise<unknown>, message: RegExp) =>
    assert.rejects(act, { name: 'ImportRefused', message });

  test('is there for its own user alone', async () => {
    const { mode } = await stat(controlAddress(folder));
    assert.equal(mode & 0o777, 0o600);
  });

  test('carries commands out in the relay, and streams what they say', async () => {
    assert.equal(await ask('council-save', { id: 'hart', settings, exists: false }), true);
    assert.equal(
      await ask('import-postcodes', {
        council: 'hart',
        file: demo('hart/codepoint-open-hart.csv'),
      }),
      true,
    );
    assert.equal(await store.postcodes.count({ council: 'hart' }), 2_752);
    assert.equal(said[0], 'Hart District Council (hart) was made.');
    assert.equal(said[1], 'Importing postcodes of Hart District Council …');
    assert.match(said[2] ?? '', /^0\.\d+ 2000$/);
    assert.deepEqual(said.slice(3), ['1 2752', 'done: 2,752 stored']);
  });

  test('refuses with a sentence', async () => {
    await refused(ask('council-save', { id: 'hart', settings, exists: false }), /already/);
    await refused(ask('council-save', { id: 'Hart!', settings, exists: false }), /lower case/);
    await refused(
      ask('council-save', { id: 'new', settings: { ...settings, name: '' }, exists: false }),
      /wrong at name/,
    );
    await refused(
      ask('import-areas', { council: 'nowhere', file: '/' }),
      /no council called nowhere/,
    );
    await refused(ask('import-postcodes', { council: 'hart', file: '/absent' }), /ENOENT/);
    const person = {
      email: 'zoe@hart.example',
      name: 'Zoe',
      password: 'long enough',
      roles: ['hart:advisor'],
    };
    await refused(ask('staff-create', person), /password of 12 to 200 characters/);
    const better = { ...person, password: 'long enough now' };
    await refused(ask('staff-create', { ...better, email: 'zoe' }), /not an email address/);
    await refused(ask('staff-create', { ...better, roles: [] }), /at least one role/);
    await refused(ask('staff-create', { ...better, roles: ['hart:king'] }), /no role king/);
    await refused(ask('staff-create', { ...better, roles: ['mars:advisor'] }), /no council mars/);
    assert.equal(await store.people.byEmail({ email: 'zoe@hart.example' }), null);
    await ask('staff-create', better);
    assert.ok(await store.people.byEmail({ email: 'zoe@hart.example' }));
    assert.equal(failures.length, 0);
  });

  test('survives what is no request, and whoever leaves', async () => {
    const answer = async (text: string): Promise<string> => {
      const socket = connect(controlAddress(folder)).setEncoding('utf8');
      let heard = '';
      socket.on('data', (part: string) => void (heard += part));
      socket.write(text);
      await once(socket, 'close');
      return heard;
    };
    assert.match(await answer('{"command":"toString","args":{}}\n'), /no command toString/);
    assert.match(await answer('not json\n'), /log says why/);
    assert.match(await answer('{"command":"import-areas","args":7}\n'), /log says why/);
    assert.equal(failures.length, 2);
    const gone = connect(controlAddress(folder));
    await once(gone, 'connect');
    gone.destroy();
    await once(gone, 'close');
    assert.equal(await ask('council-list', {}), true);
  });

  test('stops an import when the relay stops, and is gone then; a left one is replaced', async () => {
    const rows = Array.from({ length: 60_000 }, (_, at) => {
      const letters = 'ABDEFGHJLN';
      const [a, b, c, d, e] = String(at).padStart(5, '0');
      const postcode = `GU${a}${b}${c}${letters[Number(d)]}${letters[Number(e)]}`;
      return `"${postcode}",10,480633,153923,"","","","","E07000089","E05009355"`;
    });
    const file = join(folder, 'many.csv');
    await writeFile(file, rows.join('\n'));
    const stops: Promise<void>[] = [];
    const first: Say = {
      ...say,
      progress: () => void (stops.length > 0 || stops.push(control.stop())),
    };
    await refused(
      askRelay(folder, 'import-postcodes', { council: 'hart', file }, first),
      /^Stopped\.$|stopped before the command was done/,
    );
    await Promise.all(stops);
    assert.equal(stops.length, 1);
    assert.ok((await store.postcodes.count({ council: 'hart' })) < 60_000);
    assert.equal(await ask('council-list', {}), false);
    await writeFile(controlAddress(folder), '');
    await start();
    assert.equal(await ask('council-list', {}), true);
  });
});

test('a folder whose name is too long for a socket is refused by its setting', () => {
  assert.throws(() => controlAddress(`/${'a'.repeat(120)}`), {
    code: 'setting-wrong',
    message: /BELLMAN_DATA/,
  });
});
