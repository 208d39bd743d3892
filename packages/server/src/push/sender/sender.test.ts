import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { describe, test } from 'node:test';
import { sendingTo } from '../../testing/sending.js';

for (const http2 of [false, true])
  describe(`what is sent over ${http2 ? 'HTTP/2' : 'HTTP/1.1'}`, () => {
    const on = sendingTo(http2);
    const { receiver, key, keeper, channel, carryOut, one, saying } = on;

    test('what arrives opens with the receiver’s keys, in the channel’s language', async () => {
      assert.deepEqual(await one('welsh', { language: 'cy' }), {
        channel: 'welsh',
        host: 'localhost',
        result: 'accepted',
        status: 201,
      });
      const { headers, body } = await on.service().arrived('/welsh');
      assert.equal(receiver.open(body), '{"title":"Mae’r biniau’n hwyr"}');
      assert.equal(headers['content-encoding'], 'aes128gcm');
      assert.equal(headers['ttl'], '3600');
      assert.equal(headers['urgency'], 'high');
      assert.equal(headers['topic'], 'line-1');
      assert.equal(headers[':path'], http2 ? '/welsh' : undefined);
      const again = await one('welsh-2', { language: 'cy' });
      assert.equal(again.result, 'accepted');
      const other = (await on.service().arrived('/welsh-2')).body;
      assert.notDeepEqual(
        other.subarray(21, 86),
        body.subarray(21, 86),
        'a key pair for each message',
      );
    });

    test('signs for the push service by VAPID, once for many messages', async () => {
      await carryOut(on.sender(), channel('signed-1'), channel('signed-2'));
      const first = (await on.service().arrived('/signed-1')).headers.authorization ?? '';
      const second = (await on.service().arrived('/signed-2')).headers.authorization;
      assert.equal(second, first);
      const [, token = '', named] = /^vapid t=(\S+), k=(\S+)$/.exec(first) ?? [];
      assert.equal(named, key.publicKey);
      const [head = '', claims = '', signature = ''] = token.split('.');
      const point = Buffer.from(key.publicKey, 'base64url');
      const jwk = {
        kty: 'EC',
        crv: 'P-256',
        x: point.subarray(1, 33).toString('base64url'),
        y: point.subarray(33).toString('base64url'),
      };
      const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
      assert.ok(
        verify(
          'sha256',
          Buffer.from(`${head}.${claims}`),
          { key: publicKey, dsaEncoding: 'ieee-p1363' },
          Buffer.from(signature, 'base64url'),
        ),
      );
      const { aud, sub, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<
        string,
        unknown
      >;
      assert.equal(aud, on.origin());
      assert.equal(sub, 'mailto:webteam@hart.example');
      const left = Number(exp) - Date.now() / 1_000;
      assert.ok(left > 3_600 && left <= 24 * 3_600, `${left} seconds left`);
    });

    for (const [status, result] of [
      [200, 'accepted'],
      [202, 'accepted'],
      [404, 'gone'],
      [410, 'gone'],
      [413, 'failed'],
      [400, 'failed'],
      [401, 'failed'],
      [403, 'failed'],
      [406, 'retry'],
      [500, 'retry'],
      [502, 'retry'],
    ] as const) {
      test(`${status} is ${result}`, async () => {
        saying(`/status-${status}`, status);
        const outcome = await one(`status-${status}`);
        assert.deepEqual([outcome.result, outcome.status], [result, status]);
      });
    }

    test('a redirect fails and is not followed', async () => {
      saying('/moved', 307, { location: `${on.origin()}/target` });
      assert.deepEqual(await one('moved'), {
        channel: 'moved',
        host: 'localhost',
        result: 'failed',
        status: 307,
      });
      assert.equal(
        on.service().posted.some(({ path }) => path === '/target'),
        false,
      );
    });

    test('an answer that never ends is cut off and counts by its status', async () => {
      const part = Buffer.alloc(64 * 1024);
      let parts = 0;
      on.service().answer('/endless', (answer) => {
        answer.writeHead(201);
        const more = (): void => {
          while (!answer.destroyed && (parts += 1) > 0 && answer.write(part));
        };
        answer.on('drain', more);
        more();
      });
      assert.equal((await one('endless')).result, 'accepted');
      assert.ok(parts < 500, `${parts} parts of 64 kB were taken`);
    });

    test('a channel that can’t be sealed fails alone', async () => {
      const outcomes = await carryOut(
        on.sender(),
        channel('no-point', { p256dh: 'AAAA' }),
        channel('no-key', { vapidKey: 'unknown' }),
        channel('no-host', { endpoint: 'https://elsewhere.example/x' }),
        channel('whole'),
      );
      const results = Object.fromEntries(outcomes.map(({ channel: id, result }) => [id, result]));
      assert.deepEqual(results, {
        'no-point': 'failed',
        'no-key': 'failed',
        'no-host': 'failed',
        whole: 'accepted',
      });
    });

    for (const [name, id, value, least, most] of [
      ['seconds', 'busy-1', '120', 120_000, 120_000],
      ['a date', 'busy-2', new Date(Date.now() + 600_000).toUTCString(), 500_000, 600_000],
    ] as const) {
      test(`429 with Retry-After in ${name} is waited for, and its service left alone`, async () => {
        const own = keeper();
        try {
          saying(`/${id}`, 429, { 'retry-after': value });
          const [outcome] = await carryOut(own, channel(id));
          assert.deepEqual([outcome?.result, outcome?.status], ['retry', 429]);
          const wait = outcome?.retryAfter ?? 0;
          assert.ok(wait >= least && wait <= most, `${wait} ms`);
          const asked = on.service().posted.length;
          const [next] = await carryOut(own, channel('behind'));
          assert.equal(next?.result, 'retry');
          assert.ok((next?.retryAfter ?? 0) > 0);
          assert.equal(on.service().posted.length, asked);
        } finally {
          await own.stop();
        }
      });
    }
  });
