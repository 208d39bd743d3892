import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digest } from '../ground/ids.js';
import { createStanding } from './standing.js';

const proven = new Set([digest('good-session'), digest('good-key')]);
const standing = createStanding(proven);
const asks = (method: string, path: string, headers: Record<string, string> = {}) =>
  standing.request({ method, path, headers });

test('whoever shows a session is staff once it was good, and unproven before', () => {
  assert.equal(asks('GET', '/api/v1/desk/hart/alerts'), 'resident');
  const good = { cookie: 'a=b; __Host-bellman=good-session' };
  assert.equal(asks('GET', '/api/v1/desk/hart/alerts', good), 'staff');
  assert.equal(asks('GET', '/', { cookie: '__Host-bellman=x' }), 'unproven');
  assert.equal(standing.socket(good), 'staff');
  assert.equal(standing.socket({ cookie: '__Host-bellman=x' }), 'unproven');
  assert.equal(standing.socket({ cookie: 'not__Host-bellman=good-session' }), 'resident');
});

test('programs that raise alerts stand apart by their key; reading alerts is a resident’s', () => {
  const path = '/api/v1/councils/hart/alerts';
  assert.equal(asks('GET', path), 'resident');
  assert.equal(asks('POST', path), 'unproven');
  assert.equal(asks('POST', path, { authorization: 'Bearer other' }), 'unproven');
  assert.equal(asks('POST', path, { authorization: 'Bearer good-key' }), 'program');
});

test('a crowd of residents never stands before those who sign in', () => {
  assert.equal(asks('POST', '/api/v1/session'), 'unproven');
});
