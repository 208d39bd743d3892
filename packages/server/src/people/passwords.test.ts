import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPassword, hashPassword } from './passwords.js';

test('a password is kept as a salted scrypt string, and known again', async () => {
  const [one, other] = await Promise.all([
    hashPassword('bellman-demo'),
    hashPassword('bellman-demo'),
  ]);
  assert.match(one, /^\$scrypt\$ln=17,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  assert.notEqual(one, other);
  assert.equal(await checkPassword('bellman-demo', one), true);
  assert.equal(await checkPassword('bellman-demO', one), false);
});

test('letters that look the same are the same, however a keyboard writes them', async () => {
  const kept = await hashPassword('caf\u00e9 au lait');
  assert.equal(await checkPassword('cafe\u0301 au lait', kept), true);
});

test('nobody’s password is right, not even the one that was measured against', async () => {
  assert.equal(await checkPassword('', null), false);
});

test('cheaper hashes of before are still known', async () => {
  // Made by Python's hashlib.scrypt(b'old', salt=b'0123456789abcdef', n=1024, r=8, p=1, dklen=32).
  const kept =
    '$scrypt$ln=10,r=8,p=1$MDEyMzQ1Njc4OWFiY2RlZg$q7FMk6GB+4ffyrOysQ+tpy7PzxhVURVqpdVo0gYoW9w';
  assert.equal(await checkPassword('old', kept), true);
  assert.equal(await checkPassword('new', kept), false);
});
