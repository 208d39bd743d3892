import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashNewPassword } from './new-password.js';
import { checkPassword } from './passwords.js';

const jo = ['jo.hill@hart.example', 'Jo Hill'];

test('a new password is not one sign over and over, nor what everybody knows of its owner', async () => {
  for (const weak of [
    'aaaaaaaaaaaaa',
    'ａaaaaaaaaaaaa',
    '               ',
    '1 1 1 1 1 1 1 1',
    'Jo.Hill@hart.example',
    'my jo.hill@hart.example 1',
    'JoHill-2026-November',
    'jo hill jo hill',
    'password1234',
    'qwertyuiop12',
    'letmeinletmein',
    '!?!?!?!?!?!?',
  ])
    await assert.rejects(hashNewPassword(weak, jo), { code: 'password-weak' }, weak);
  // A short name is in many a word; it is refused alone, however often.
  await assert.rejects(hashNewPassword('Sam sam sam sam', ['', 'Sam']), { code: 'password-weak' });
  for (const wrong of ['', 'short', 'x'.repeat(201)])
    await assert.rejects(hashNewPassword(wrong, jo), { code: 'password-needed' }, wrong);
});

test('any other is kept so that it is known again', async () => {
  const kept = await hashNewPassword('some samovar on the hill', ['sam@hart.example', 'Sam']);
  assert.equal(await checkPassword('some samovar on the hill', kept), true);
  assert.equal(
    await checkPassword('¿tres!palabras?', await hashNewPassword('¿tres!palabras?', jo)),
    true,
  );
});
