import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import { openChatRoom, startOf, type ChatRoom } from '../testing/chat-room.js';
import { photo, plain } from '../testing/pictures.js';
import { granted } from '../testing/sockets.js';
import { filesOf, refusedFor, taken, upload } from '../testing/upload.js';
import { LONGEST } from './picture.js';

/** A chunk of a PNG (W3C, "PNG", section 5.3). */
const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
};

const SIGNATURE = 8;
const HEADER = 25;

/** A PNG whose header says another size than its picture has. */
const lying = (png: Buffer, width: number, height: number): Buffer => {
  const said = Buffer.from(png.subarray(SIGNATURE + 8, SIGNATURE + HEADER - 4));
  said.writeUInt32BE(width, 0);
  said.writeUInt32BE(height, 4);
  const [start, rest] = [png.subarray(0, SIGNATURE), png.subarray(SIGNATURE + HEADER)];
  return Buffer.concat([start, chunk('IHDR', said), rest]);
};

/** A PNG with more chunks after its header. */
const stuffed = (png: Buffer, chunks: readonly Buffer[]): Buffer => {
  const at = SIGNATURE + HEADER;
  return Buffer.concat([png.subarray(0, at), ...chunks, png.subarray(at)]);
};

describe('a picture', () => {
  let room: ChatRoom;
  let token = '';
  before(async () => {
    room = await openChatRoom();
    const ann = await room.resident();
    token = granted(await ann.ask('start', startOf())).token;
  });
  after(() => room.close());

  const send = (file: Buffer) => upload(room.relay, { token, file, name: 'a.png' });
  const tooMany = { name: 'a.png', megapixels: 50 };

  test('of 60 megapixels is refused by its header', async () => {
    const problem = await refusedFor(send(await plain(10_000, 6_000)));
    assert.deepEqual([problem.code, problem.params], ['file-too-many-pixels', tooMany]);
  });

  test('whose header lies is refused, and the relay goes on', async () => {
    const small = await plain(100, 100);
    const vast = await refusedFor(send(lying(small, 100_000, 100_000)));
    assert.equal(vast.code, 'file-too-many-pixels');
    assert.equal((await refusedFor(send(lying(small, 7_000, 7_000)))).code, 'file-broken');
    assert.equal((await refusedFor(send(lying(small, 0, 100)))).code, 'file-broken');
  });

  test('that is stuffed with chunks brings none of them along', async () => {
    const zeros = deflateSync(Buffer.alloc(50_000_000));
    const words = chunk('tEXt', Buffer.from(`Comment\0${'x'.repeat(200)}`));
    const bomb = chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), zeros]));
    const small = await plain(50, 50);
    const packed = stuffed(small, [...Array.from({ length: 30_000 }, () => words), bomb]);
    const answer = await send(packed);
    if (answer.status !== 201)
      assert.equal((await refusedFor(Promise.resolve(answer))).code, 'file-broken');
    else assert.equal((await taken(Promise.resolve(answer))).file?.bytes, small.length);
  });

  test('that is longer than is kept is made smaller', async () => {
    const { file } = await taken(send(await plain(6_000, 300)));
    assert.deepEqual([file?.width, file?.height], [LONGEST, 205]);
  });

  test('that breaks off is refused as broken', async () => {
    for (const format of ['jpeg', 'png', 'webp'] as const) {
      const whole = await photo(format);
      const half = whole.subarray(0, Math.floor(whole.length * 0.9));
      assert.equal((await refusedFor(send(half))).code, 'file-broken', format);
    }
  });

  test('is drawn beside other work, not before it', async () => {
    const large = await plain(8_000, 6_000, 'jpeg');
    const drawing = taken(send(large));
    const picture = { drawn: false };
    drawing.then(
      () => (picture.drawn = true),
      () => (picture.drawn = true),
    );
    let answered = 0;
    while (!picture.drawn) {
      assert.equal((await fetch(`${room.relay.url}/healthz`)).ok, true);
      answered += 1;
    }
    await drawing;
    // Drawing it on the event loop would leave time for one or two.
    assert.equal(answered > 5, true, `${answered} answers`);
  });

  after(async () => {
    const passing = (await filesOf(room.relay)).filter((path) => path.startsWith('.tmp'));
    assert.deepEqual(passing, []);
  });
});
