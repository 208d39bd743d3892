import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { test } from 'node:test';
import webPush from 'web-push';
import { createVapid } from './vapid.js';

const hour = 3_600_000;
const key = (id: string) => ({ id, ...webPush.generateVAPIDKeys() });

test('one token for an hour for each push service, key and subject; each verifies', () => {
  let now = 1_800_000_000_000;
  const authorize = createVapid({ now: () => now });
  const [own, other] = [key('1'), key('2')];
  const first = authorize('https://push.example', own, 'mailto:a@hart.example');
  now += hour - 1;
  assert.equal(authorize('https://push.example', own, 'mailto:a@hart.example'), first);
  const all = [
    first,
    authorize('https://push.example:8443', own, 'mailto:a@hart.example'),
    authorize('https://push.example', other, 'mailto:a@hart.example'),
    authorize('https://push.example', own, 'https://hart.example'),
  ];
  now += 1;
  all.push(authorize('https://push.example', own, 'mailto:a@hart.example'));
  assert.equal(new Set(all).size, all.length);

  const seen = all.map((header) => {
    const [, token = '', named = ''] = /^vapid t=(\S+), k=(\S+)$/.exec(header) ?? [];
    const [head = '', claims = '', signature = ''] = token.split('.');
    const point = Buffer.from(named, 'base64url');
    const [x, y] = [point.toString('base64url', 1, 33), point.toString('base64url', 33)];
    const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
    const signed = Buffer.from(`${head}.${claims}`);
    const proof = Buffer.from(signature, 'base64url');
    assert.ok(verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, proof));
    assert.deepEqual(JSON.parse(Buffer.from(head, 'base64url').toString()), {
      typ: 'JWT',
      alg: 'ES256',
    });
    return JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
  });
  assert.deepEqual(
    seen.map(({ aud, sub }) => [aud, sub]),
    [
      ['https://push.example', 'mailto:a@hart.example'],
      ['https://push.example:8443', 'mailto:a@hart.example'],
      ['https://push.example', 'mailto:a@hart.example'],
      ['https://push.example', 'https://hart.example'],
      ['https://push.example', 'mailto:a@hart.example'],
    ],
  );
  assert.equal(seen[0]?.['exp'], 1_800_000_000 + 12 * 3_600);
});
