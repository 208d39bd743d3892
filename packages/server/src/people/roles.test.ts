import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rolesFor as roles, type Role } from '@bellman/protocol';
import { councilsWhere, demand, may } from './roles.js';
import type { SignedIn } from './who.js';

const person = (held: Readonly<Record<string, readonly Role[]>>): SignedIn => ({
  id: '',
  name: '',
  email: '',
  session: '',
  totp: false,
  roles: new Map(Object.entries(held).map(([council, list]) => [council, new Set(list)])),
});

test('a role holds in its own council only', () => {
  const pat = person({ hart: ['planner'], rushmoor: ['advisor'] });
  assert.equal(may(pat, 'hart', 'alert.write'), true);
  assert.equal(may(pat, 'rushmoor', 'alert.write'), false);
  assert.equal(may(pat, 'elsewhere', 'alert.write'), false);
  assert.deepEqual(councilsWhere(pat, 'chat.see'), ['rushmoor']);
  assert.throws(() => demand(pat, 'rushmoor', 'alert.write'), { code: 'not-permitted' });
});

test('whoever may approve an alert may stop one', () => {
  for (const role of roles['alert.approve']) assert.equal(roles['alert.stop'].includes(role), true);
});

test('whoever may do something with an alert or a chat may see it', () => {
  for (const role of roles['chat.answer']) assert.equal(roles['chat.see'].includes(role), true);
  for (const act of ['alert.write', 'alert.approve', 'alert.stop'] as const) {
    for (const role of roles[act]) assert.equal(roles['alert.see'].includes(role), true);
  }
});
