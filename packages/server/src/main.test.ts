import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { newSecret } from './ground/ids.js';
import { createCouncils } from './councils/councils.js';
import { systemClock as clock } from './ground/clock.js';
import { openStore } from './store/open.js';
import { startOf } from './testing/chat-room.js';
import { councilOrigin, settingsOf } from './testing/relay.js';
import { connectResident, granted } from './testing/sockets.js';

const command = fileURLToPath(new URL('./cli/main.js', import.meta.url));

describe('the relay as a process', () => {
  let folder: string;
  const running = new Set<ChildProcess>();

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellman-main-'));
    const store = await openStore({ folder, clock });
    const councils = createCouncils({ store, clock });
    await councils.save('hart', settingsOf('Hart'));
    councils.close();
    await store.close();
  });
  after(async () => {
    for (const child of running) child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  const run = (env: Readonly<Record<string, string>>, ...args: readonly string[]) => {
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, [command, 'start', ...args], {
      env: {
        PATH,
        BELLMAN_DATA: folder,
        HOST: '127.0.0.1',
        PORT: '0',
        BELLMAN_LOG_LEVEL: 'info',
        ...env,
      },
    });
    running.add(child);
    let said = '';
    let errors = '';
    const ended = once(child, 'close').then(([code]: unknown[]) => {
      running.delete(child);
      return { code, errors };
    });
    child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
    const port = new Promise<number>((resolve, reject) => {
      child.stdout.on('data', (text: Buffer) => {
        said += text.toString();
        const found = /"port":(\d+)/.exec(said)?.[1];
        if (found !== undefined) resolve(Number(found));
      });
      void ended.then(() => reject(new Error(`The relay ended: ${errors}${said}`)));
    });
    // Where a test only waits for the end, the port is nobody's concern.
    port.catch(() => undefined);
    return { child, ended, url: () => port.then((number) => `http://127.0.0.1:${number}`) };
  };
  const open = { BELLMAN_PUBLIC_URL: 'https://chat.hart.example' };

  test('a wrong or missing setting ends it with 1 and a sentence that says what to do', async () => {
    const wrong = await run({ ...open, PORT: 'eighty' }).ended;
    assert.deepEqual(
      [wrong.code, wrong.errors],
      [
        1,
        'PORT is eighty, which does not work. Set it to a number from 0 to 65535, such as 8080.\n',
      ],
    );
    const missing = await run({}).ended;
    assert.equal(missing.code, 1);
    assert.match(
      missing.errors,
      /^BELLMAN_PUBLIC_URL is not set\. Set it to the address [^\n]*\n$/,
    );
    const demo = await run(open, '--demo').ended;
    assert.deepEqual([demo.code, /^BELLMAN_PUBLIC_URL is .*Unset it/.test(demo.errors)], [1, true]);
  });

  test('a port that another program has ends it with 1 and that sentence', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, errors } = await run({ ...open, PORT: String(port) }).ended;
    assert.deepEqual(
      [code, errors.startsWith(`PORT is ${port}, which does not work. Another program`)],
      [1, true],
    );
    other.close();
  });

  test('SIGTERM lets everybody go, so that they come back, and ends it with 0', async () => {
    const relay = run(open);
    const ann = await connectResident({ url: await relay.url() }, {}, { origin: councilOrigin });
    granted(await ann.ask('start', startOf()));
    relay.child.kill('SIGTERM');
    // Not "io server disconnect", after which a client would not try again.
    assert.equal(await ann.gone, 'transport close');
    assert.deepEqual(await relay.ended, { code: 0, errors: '' });
  });

  test('what was acknowledged is there after SIGKILL, and the chat goes on', async () => {
    const relay = run(open);
    const ann = await connectResident({ url: await relay.url() });
    const begun = granted(await ann.ask('start', startOf()));
    const bodies = Array.from({ length: 50 }, (_, index) => `line ${index}`);
    const acks = await Promise.all(
      bodies.map((body) => ann.ask('message', { id: newSecret(), body })),
    );
    // Killed as soon as the last is acknowledged, with nothing in between.
    relay.child.kill('SIGKILL');
    acks.forEach(granted);
    await relay.ended;
    const next = run(open);
    const back = await connectResident({ url: await next.url() }, { token: begun.token, since: 2 });
    const resumed = await back.hear('resumed');
    assert.deepEqual(
      resumed.messages.map(({ body }) => body),
      bodies,
    );
    assert.equal(granted(await back.ask('message', { id: newSecret(), body: 'after' })).seq, 53);
    next.child.kill('SIGTERM');
    assert.equal((await next.ended).code, 0);
  });
});
