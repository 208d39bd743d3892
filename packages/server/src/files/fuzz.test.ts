import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Problem, problems } from '@bellman/protocol';
import fc from 'fast-check';
import { newSecret } from '../ground/ids.js';
import { openChatRoom, startOf, type ChatRoom } from '../testing/chat-room.js';
import { pdf, photo } from '../testing/pictures.js';
import { granted } from '../testing/sockets.js';
import { filesOf, uploadPath } from '../testing/upload.js';
import { kindOf } from './kind.js';
import { redraw } from './picture.js';

/** What is done to a body: a piece goes, comes twice, or is overwritten. */
const harm = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(60),
  how: fc.constantFrom('cut', 'twice', 'end', 'bytes'),
  bytes: fc.uint8Array({ maxLength: 12 }),
});

const harmed = (
  body: Buffer,
  harms: readonly (typeof harm extends fc.Arbitrary<infer H> ? H : never)[],
) =>
  harms.reduce((left, { at, length, how, bytes }) => {
    const from = Math.floor(at * left.length);
    const [start, piece] = [left.subarray(0, from), left.subarray(from, from + length)];
    const rest = left.subarray(from + length);
    if (how === 'end') return start;
    if (how === 'cut') return Buffer.concat([start, rest]);
    return Buffer.concat([start, ...(how === 'twice' ? [piece, piece] : [bytes]), rest]);
  }, body);

describe('whatever comes as an upload', () => {
  let room: ChatRoom;
  before(async () => {
    room = await openChatRoom();
  });
  after(() => room.close());

  test('is taken whole or refused with a reason, and nothing else is left', async () => {
    let token = '';
    let runs = 0;
    const fresh = async (): Promise<void> => {
      const ann = await room.resident();
      ({ token } = granted(await ann.ask('start', startOf())));
      ann.socket.close();
    };
    const part = (head: string, body: Buffer | string): Buffer =>
      Buffer.concat([
        Buffer.from(`--b\r\n${head}\r\n\r\n`),
        Buffer.from(body),
        Buffer.from('\r\n'),
      ]);
    const whole = (): Buffer =>
      Buffer.concat([
        part('Content-Disposition: form-data; name="id"', newSecret()),
        part('Content-Disposition: form-data; name="alt"', 'Two bins'),
        part(
          'Content-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf',
          pdf,
        ),
        Buffer.from('--b--\r\n'),
      ]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(harm, { maxLength: 4 }),
        fc.constantFrom('b', 'b', 'b', '"b"', 'c', ''),
        async (harms, boundary) => {
          if (runs % 15 === 0) await fresh();
          runs += 1;
          const answer = await fetch(`${room.relay.url}${uploadPath()}`, {
            method: 'POST',
            headers: {
              'content-type': `multipart/form-data; boundary=${boundary}`,
              authorization: `Bearer ${token}`,
            },
            body: harmed(whole(), harms),
            signal: AbortSignal.timeout(15_000),
          });
          const said = (await answer.json()) as { code?: string; file?: { id: string } };
          if (answer.status === 201) {
            assert.equal(typeof said.file?.id, 'string');
            return;
          }
          assert.equal(Object.keys(problems).includes(said.code ?? ''), true, said.code);
          assert.notEqual(said.code, 'internal');
        },
      ),
      { numRuns: 200 },
    );
    for (const path of await filesOf(room.relay)) {
      const [council, id = ''] = path.split('/');
      const row = await room.relay.store.files.get({ id });
      assert.equal(row?.council, council, `${path} is left over`);
    }
  });
});

describe('whatever a picture holds', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellman-pictures-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  test('it is drawn or refused as broken', async () => {
    const photos = [await photo('jpeg'), await photo('png'), await photo('webp')];
    const [from, to] = [join(folder, 'from'), join(folder, 'to')];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...photos),
        fc.array(harm, { minLength: 1, maxLength: 3 }),
        async (whole, harms) => {
          await writeFile(from, harmed(whole, harms));
          const kind = await kindOf(from);
          if (kind === null || kind === 'application/pdf') return;
          try {
            const { width, height } = await redraw(from, to, { kind, name: 'a.jpg' });
            assert.equal(width > 0 && height > 0, true);
          } catch (error) {
            const codes = ['file-broken', 'file-too-many-pixels'];
            assert.equal(
              error instanceof Problem && codes.includes(error.code),
              true,
              String(error),
            );
          }
        },
      ),
      { numRuns: 300 },
    );
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name !== 'from' && name !== 'to'),
      [],
    );
  });
});
