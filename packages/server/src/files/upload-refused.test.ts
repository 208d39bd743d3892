import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newSecret } from '../ground/ids.js';
import { openChatRoom, startOf } from '../testing/chat-room.js';
import { pdf } from '../testing/pictures.js';
import { granted } from '../testing/sockets.js';
import { filesOf, refusedFor, taken, upload, uploadPath } from '../testing/upload.js';

/** A body in one piece, so that its file arrives together with what is wrong before it. */
const bodyOf = (fields: readonly (readonly [name: string, value: string])[]): Buffer => {
  const part = (name: string, value: string) =>
    `--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const head = '--edge\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n';
  return Buffer.concat([
    Buffer.from(fields.map(([name, value]) => part(name, value)).join('') + head),
    pdf,
    Buffer.from('\r\n--edge--\r\n'),
  ]);
};

test('a file whose body was refused before it began leaves nothing', async (t) => {
  const room = await openChatRoom();
  t.after(() => room.close());
  const ann = await room.resident();
  const { token } = granted(await ann.ask('start', startOf()));
  const post = (body: Buffer) =>
    fetch(`${room.relay.url}${uploadPath()}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'multipart/form-data; boundary=edge',
      },
      body: new Uint8Array(body),
    });
  const id = ['id', newSecret()] as const;
  for (let round = 0; round < 10; round += 1) {
    const twice = await refusedFor(post(bodyOf([id, id])));
    assert.equal(twice.params?.['path'], 'id');
    const long = await refusedFor(post(bodyOf([id, ['alt', 'x'.repeat(5_000)]])));
    assert.equal(long.params?.['path'], 'alt');
  }
  // Whatever was begun before this one has been written by the time that this one is kept.
  const { file } = await taken(upload(room.relay, { token, file: pdf }));
  assert.deepEqual(await filesOf(room.relay), [`hart/${file?.id}`]);
});
