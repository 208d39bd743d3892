import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { noClamd, startClamd, virus, type Clamd } from '../testing/clamd.js';
import { startOf } from '../testing/chat-room.js';
import { pdf, plain } from '../testing/pictures.js';
import { startRelay } from '../testing/relay.js';
import { connectResident, granted } from '../testing/sockets.js';
import { filesOf, refusedFor, taken, upload } from '../testing/upload.js';
import { scan } from './clamav.js';

/** A relay with the virus check at `address`, and a chat on it. */
const relayWith = async (address: string) => {
  const relay = await startRelay({ env: { BELLMAN_CLAMAV: address } });
  const ann = await connectResident(relay);
  const { token } = granted(await ann.ask('start', startOf()));
  return {
    relay,
    send: (file: Uint8Array, name: string) => upload(relay, { token, file, name }),
    close: async () => {
      ann.socket.close();
      await relay.close();
    },
  };
};

const infected = Buffer.concat([pdf, Buffer.from(virus)]);

describe('with ClamAV a file', { skip: noClamd }, () => {
  let clamd: Clamd;
  before(async () => {
    clamd = await startClamd();
  });
  after(() => clamd.stop());

  test('is taken where it is clean, and refused where it is not', async () => {
    const { relay, send, close } = await relayWith(`unix:${clamd.path}`);
    const problem = await refusedFor(send(infected, 'bad.pdf'));
    assert.deepEqual([problem.code, problem.params], ['file-infected', { name: 'bad.pdf' }]);
    assert.deepEqual(await filesOf(relay), []);
    await taken(send(pdf, 'good.pdf'));
    const picture = await plain(2_000, 2_000, 'jpeg');
    await taken(send(picture, 'good.jpg'));
    // What stands behind a picture is looked at too, though it would not come along.
    const behind = Buffer.concat([picture, Buffer.from(virus)]);
    assert.equal((await refusedFor(send(behind, 'bad.jpg'))).code, 'file-infected');
    await close();
  });

  test('is asked about one by one, many at a time', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bellman-scan-'));
    const [clean, bad] = [join(folder, 'clean'), join(folder, 'bad')];
    await writeFile(clean, Buffer.alloc(5_000_000, 'clean '));
    await writeFile(bad, Buffer.concat([Buffer.alloc(5_000_000, ' '), Buffer.from(virus)]));
    const found = await Promise.all(
      [clean, bad, clean, bad].map((path) => scan({ path: clamd.path }, path)),
    );
    const name = 'Bellman.Test.UNOFFICIAL';
    assert.deepEqual(
      found.map((verdict) => verdict.found),
      [null, name, null, name],
    );
    await rm(folder, { recursive: true, force: true });
  });
});

describe('where ClamAV is asked for and cannot be had, a file', () => {
  test('is not taken', async () => {
    const { relay, send, close } = await relayWith('unix:/nowhere/at/all.sock');
    const problem = await refusedFor(send(pdf, 'good.pdf'));
    assert.deepEqual([problem.status, problem.code], [503, 'file-not-checked']);
    assert.deepEqual(await filesOf(relay), []);
    await close();
  });

  /** Something that listens where `clamd` should, and does `act` with each connection. */
  const listening = async (answer: string | null) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined).resume();
      if (answer !== null) socket.end(answer);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return { server, port: (server.address() as AddressInfo).port };
  };

  test('is not taken by an answer that does not say that it was read', async () => {
    for (const answer of ['', 'stream: OK and more\0', 'INSTREAM size limit exceeded. ERROR\0']) {
      const { server, port } = await listening(answer);
      const { send, close } = await relayWith(`tcp://127.0.0.1:${port}`);
      assert.equal((await refusedFor(send(pdf, 'good.pdf'))).code, 'file-not-checked', answer);
      await close();
      server.close();
    }
  });

  test('is given up where it never answers', async () => {
    const { server, port } = await listening(null);
    const folder = await mkdtemp(join(tmpdir(), 'bellman-scan-'));
    const path = join(folder, 'file');
    await writeFile(path, pdf);
    await assert.rejects(scan({ host: '127.0.0.1', port }, path, 30), /took too long/);
    server.close();
    await rm(folder, { recursive: true, force: true });
  });
});
