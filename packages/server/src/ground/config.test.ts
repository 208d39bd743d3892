import assert from 'node:assert/strict';
import { isAbsolute, join, resolve } from 'node:path';
import { test } from 'node:test';
import { Problem, relayLimits } from '@bellman/protocol';
import { checkServing, readConfig } from './config.js';

const read = (env: Record<string, string>, demo = false) => readConfig(env, { demo });

/** What a wrong environment is told. */
const sentence = (env: Record<string, string>, demo = false): string => {
  try {
    read(env, demo);
  } catch (error) {
    if (error instanceof Problem) return error.view.title;
    throw error;
  }
  throw new Error('It was not refused');
};

test('an empty environment gives a relay in a folder of its own', () => {
  const config = read({ PORT: '', BELLMAN_SECRET: ' ' });
  assert.deepEqual(
    [
      config.port,
      config.host,
      config.databaseUrl,
      config.publicUrl,
      config.secret,
      config.logLevel,
    ],
    [8080, '0.0.0.0', null, null, null, 'info'],
  );
  assert.equal(isAbsolute(config.data), true);
  assert.equal(Object.isFrozen(config), true);
});

test('the demo listens on this machine alone, and refuses what would open it', () => {
  assert.equal(read({ HOST: 'localhost' }, true).host, '127.0.0.1');
  assert.throws(() => read({ HOST: '0.0.0.0' }, true), { code: 'setting-wrong' });
  assert.match(
    sentence({ BELLMAN_PUBLIC_URL: 'https://chat.hart.gov.uk' }, true),
    /^BELLMAN_PUBLIC_URL is https:.*Unset it/,
  );
  assert.match(
    sentence({ BELLMAN_TRUSTED_PROXIES: '10.0.0.1' }, true),
    /^BELLMAN_TRUSTED_PROXIES is 10.*Unset it/,
  );
});

test('each wrong setting is named, with what to do', () => {
  assert.match(sentence({ PORT: '80a' }), /^PORT is 80a, which does not work\. Set it to a number/);
  assert.match(sentence({ PORT: '65536' }), /^PORT is 65536/);
  assert.match(sentence({ DATABASE_URL: 'mysql://x' }), /^DATABASE_URL is .*postgres:\/\//);
  assert.match(sentence({ SMTP_URL: 'mail.hart.gov.uk' }), /^SMTP_URL is .*smtp:\/\//);
  assert.match(sentence({ BELLMAN_LOG_LEVEL: 'loud' }), /^BELLMAN_LOG_LEVEL is loud.*fatal, error/);
  assert.match(sentence({ BELLMAN_TRUSTED_PROXIES: '10.0.0.0/99' }), /^BELLMAN_TRUSTED_PROXIES is/);
  for (const url of [
    'chat.hart.gov.uk',
    'http://chat.hart.gov.uk',
    'https://chat.hart.gov.uk/relay',
    'https://u:p@x.uk',
  ]) {
    assert.match(
      sentence({ BELLMAN_PUBLIC_URL: url }),
      /^BELLMAN_PUBLIC_URL is .*Set it to a scheme and a host/,
    );
  }
});

test('email comes from the relay’s own host, unless it is told another address', () => {
  const from = (env: Record<string, string>): string => readConfig(env, { demo: false }).mailFrom;
  assert.equal(
    from({ BELLMAN_PUBLIC_URL: 'https://chat.hart.gov.uk' }),
    'webchat@chat.hart.gov.uk',
  );
  assert.equal(from({}), 'webchat@localhost');
  assert.equal(from({ BELLMAN_MAIL_FROM: 'web@hart.gov.uk' }), 'web@hart.gov.uk');
  for (const wrong of ['hart.gov.uk', 'Hart <web@hart.gov.uk>', 'a@b.uk, c@d.uk'])
    assert.match(
      sentence({ BELLMAN_MAIL_FROM: wrong }),
      /^BELLMAN_MAIL_FROM is .*an address alone/,
    );
});

test('files lie in the data folder, unless they are told to lie elsewhere', () => {
  const data = read({}).data;
  assert.equal(read({}).files, join(data, 'files'));
  const elsewhere = resolve('/srv/bellman-files');
  assert.equal(read({ BELLMAN_FILES: elsewhere }).files, elsewhere);
  assert.equal(read({}).clamav, null);
  assert.deepEqual(read({ BELLMAN_CLAMAV: 'tcp://clamav' }).clamav, { host: 'clamav', port: 3310 });
  assert.match(sentence({ BELLMAN_CLAMAV: 'clamav' }), /^BELLMAN_CLAMAV is clamav.*tcp:\/\//);
});

test('a secret or a password is never repeated', () => {
  assert.doesNotMatch(sentence({ BELLMAN_SECRET: 'hunter2' }), /hunter2/);
  assert.doesNotMatch(sentence({ DATABASE_URL: 'mysql://me:hunter2@db' }), /hunter2/);
});

test('relays that share a database must be given the secret; the demo has one', () => {
  const DATABASE_URL = 'postgres://localhost/bellman';
  assert.match(sentence({ DATABASE_URL }), /^BELLMAN_SECRET is not set\..*openssl rand/);
  assert.equal(typeof read({ DATABASE_URL }, true).secret, 'string');
  const BELLMAN_SECRET = 'x'.repeat(32);
  assert.equal(read({ DATABASE_URL, BELLMAN_SECRET }).secret, BELLMAN_SECRET);
});

test('a relay that serves the public must be told its address', () => {
  assert.throws(() => checkServing(read({})), { code: 'setting-missing' });
  checkServing(read({ BELLMAN_PUBLIC_URL: 'https://chat.hart.gov.uk/' }));
  checkServing(read({}, true));
});

test('push hosts: names, suffixes, ports, and where a private address is allowed', () => {
  const hosts = read({
    BELLMAN_PUSH_HOSTS:
      'push.example.org, *.Example.net:8443, localhost:9000, [::1]:9001, 10.0.0.7, lan.example=private',
  }).pushHosts;
  assert.deepEqual(hosts.slice(4), [
    { name: 'push.example.org', port: null, privateAllowed: false },
    { name: '*.example.net', port: 8443, privateAllowed: false },
    { name: 'localhost', port: 9000, privateAllowed: true },
    { name: '::1', port: 9001, privateAllowed: true },
    { name: '10.0.0.7', port: null, privateAllowed: true },
    { name: 'lan.example', port: null, privateAllowed: true },
  ]);
  for (const entry of [
    'https://push.example.org',
    'a b',
    '*',
    '*.',
    'x:0',
    'x=public',
    '-x',
    'x:99999',
  ]) {
    assert.match(sentence({ BELLMAN_PUSH_HOSTS: entry }), /^BELLMAN_PUSH_HOSTS is/, entry);
  }
});

test('how many residents one process takes is a whole number from 1 on', () => {
  assert.equal(read({}).sockets, relayLimits.sockets.resident);
  assert.equal(read({ BELLMAN_SOCKETS: '500' }).sockets, 500);
  for (const BELLMAN_SOCKETS of ['0', '-1', '1.5', 'many'])
    assert.match(sentence({ BELLMAN_SOCKETS }), /BELLMAN_SOCKETS.*Set it to a number from 1 on/);
});
