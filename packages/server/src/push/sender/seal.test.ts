import assert from 'node:assert/strict';
import { createECDH } from 'node:crypto';
import { test } from 'node:test';
import { createReceiver } from '../../testing/receiver.js';
import { sealedLength, sealInto, systemChance } from './seal.js';

const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');

test('seals the example of RFC 8291 §5 and appendix A to the byte', () => {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'));
  const to = {
    point: bytes(
      'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    ),
    auth: bytes('BTBZMqHH6r4Tts7J_aSIgg'),
  };
  const payload = Buffer.from('When I grow up, I want to be a watermelon');
  const out = Buffer.alloc(sealedLength(payload.length));
  sealInto(out, 0, payload, to, {
    newPair: () => pair.getPublicKey(),
    agree: (point) => pair.computeSecret(point),
    salt: () => bytes('DGv6ra1nlYgDCS1FRnbzlw'),
  });
  assert.equal(
    out.toString('base64url'),
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  );
});

test('no key and no salt serves twice, and a long message is one long record', () => {
  const receiver = createReceiver();
  const to = { point: bytes(receiver.keys.p256dh), auth: bytes(receiver.keys.auth) };
  const chance = systemChance();
  const payload = Buffer.from('long '.repeat(1_000));
  const sealed = Array.from({ length: 300 }, () => {
    const out = Buffer.alloc(sealedLength(payload.length) + 5);
    sealInto(out, 5, payload, to, chance);
    return out.subarray(5);
  });
  for (const body of sealed) assert.equal(receiver.open(body), payload.toString());
  assert.equal(sealed[0]?.readUInt32BE(16), payload.length + 17);
  for (const part of [
    [0, 16],
    [21, 86],
  ] as const)
    assert.equal(
      new Set(sealed.map((body) => body.subarray(...part).toString('hex'))).size,
      sealed.length,
    );
});
