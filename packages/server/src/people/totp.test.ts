import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newRecoveryCodes, recoveryDigest } from './recovery.js';
import { codeAt, newTotpSecret, stepOf, totpUri } from './totp.js';

/** RFC 6238, appendix B: the ASCII of `12345678901234567890`, in Base32. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test('codes are those of RFC 6238, appendix B (SHA-1; the last six of its eight digits)', () => {
  const vectors = [
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ] as const;
  for (const [seconds, code] of vectors) {
    assert.equal(codeAt(secret, seconds * 1_000), code.slice(2));
    assert.equal(stepOf(secret, code.slice(2), seconds * 1_000), Math.floor(seconds / 30));
  }
});

test('a clock may be one step off, either way, and no further', () => {
  const at = 1_800_000_000_000;
  const steps = [-60_000, -30_000, 0, 30_000, 60_000].map((drift) =>
    stepOf(secret, codeAt(secret, at + drift), at),
  );
  const present = at / 30_000;
  assert.deepEqual(steps, [null, present - 1, present, present + 1, null]);
  for (const wrong of ['', '12345', '1234567', 'abcdef'])
    assert.equal(stepOf(secret, wrong, at), null);
});

test('a secret has 160 bits, is another each time, and comes to the app with the person’s address', () => {
  const [one, other] = [newTotpSecret(), newTotpSecret()];
  assert.match(one, /^[A-Z2-7]{32}$/);
  assert.notEqual(one, other);
  const uri = new URL(totpUri(secret, 'sam@hart.example'));
  assert.deepEqual(
    [uri.protocol, uri.host, decodeURIComponent(uri.pathname)],
    ['otpauth:', 'totp', '/Bellman:sam@hart.example'],
  );
  assert.equal(uri.searchParams.get('secret'), secret);
  assert.equal(uri.searchParams.get('issuer'), 'Bellman');
});

test('recovery codes are ten, each another, and known however they are typed', () => {
  const codes = newRecoveryCodes();
  assert.equal(new Set(codes.map(recoveryDigest)).size, 10);
  for (const code of codes) assert.match(code, /^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/);
  const kept = recoveryDigest('ABCD-EFGH-IJOB-MNOP');
  for (const typed of ['abcd efgh ijob mnop', 'ABCDEFGHIJOBMNOP', ' abcd-efgh-1j08-mnop '])
    assert.equal(recoveryDigest(typed), kept, typed);
  assert.match(kept, /^[0-9a-f]{64}$/);
});
