import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '@bellman/protocol';
import { knownPushHosts, readPushHosts, type PushHost } from '../ground/push-hosts.js';
import { startPushService } from '../testing/push-service.js';
import { checkEndpoint, guardedLookup, PrivateAddress } from './endpoint.js';
import { createDial } from './sender/dial.js';

const refusal = (endpoint: string, hosts: readonly PushHost[] = knownPushHosts): string | null => {
  try {
    checkEndpoint(endpoint, hosts);
    return null;
  } catch (error) {
    assert.ok(error instanceof Problem);
    return error.code;
  }
};

test('lets the known push services through', () => {
  for (const endpoint of [
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/QABC',
    'https://wns2-par02p.notify.windows.com/w/?token=abc',
    'https://FCM.googleapis.com:443/fcm/send/abc',
  ]) {
    assert.equal(refusal(endpoint), null, endpoint);
  }
});

test('refuses everything else by the part of it that is wrong', () => {
  for (const [endpoint, code] of [
    ['', 'endpoint-malformed'],
    ['not a url', 'endpoint-malformed'],
    ['https://user:secret@fcm.googleapis.com/x', 'endpoint-malformed'],
    ['https://fcm.googleapis.com/x#fragment', 'endpoint-malformed'],
    ['http://fcm.googleapis.com/x', 'endpoint-not-https'],
    ['file:///etc/passwd', 'endpoint-not-https'],
    ['https://fcm.googleapis.com.evil.example/x', 'endpoint-host-unknown'],
    ['https://evil.example/fcm.googleapis.com', 'endpoint-host-unknown'],
    ['https://fcm.googleapis.com@evil.example/x', 'endpoint-malformed'],
    ['https://fcm.googleapis.com\\@evil.example/x', null],
    ['https://push.apple.com/x', 'endpoint-host-unknown'],
    ['https://evilpush.apple.com/x', 'endpoint-host-unknown'],
    ['https://fcm.googleapis.com:8443/x', 'endpoint-host-unknown'],
    ['https://fcm.googleapis.com./x', 'endpoint-host-unknown'],
    ['https://localhost/x', 'endpoint-private'],
    ['https://a.localhost/x', 'endpoint-private'],
    ['https://127.0.0.1/x', 'endpoint-private'],
    ['https://2130706433/x', 'endpoint-private'],
    ['https://0x7f.1/x', 'endpoint-private'],
    ['https://169.254.169.254/latest/meta-data', 'endpoint-private'],
    ['https://10.0.0.1/x', 'endpoint-private'],
    ['https://[::1]/x', 'endpoint-private'],
    ['https://[::ffff:127.0.0.1]/x', 'endpoint-private'],
    ['https://[fd00::1]/x', 'endpoint-private'],
    ['https://93.184.216.34/x', 'endpoint-host-unknown'],
  ] as const) {
    assert.equal(refusal(endpoint), code, endpoint);
  }
  // A backslash is a slash in https addresses, so that one does lead to the known host.
  assert.equal(
    checkEndpoint('https://fcm.googleapis.com\\@evil.example/x', knownPushHosts).host,
    'fcm.googleapis.com',
  );
});

test('a private address is allowed where the setting says so, on that port only', () => {
  const hosts = readPushHosts('localhost:8443, [::1]:8443');
  assert.equal(refusal('https://localhost:8443/x', hosts), null);
  assert.equal(refusal('https://[::1]:8443/x', hosts), null);
  assert.equal(refusal('https://localhost:8444/x', hosts), 'endpoint-private');
});

test('of a name’s addresses only public ones are used; one that has none is refused', () => {
  const ask = (...addresses: string[]): unknown => {
    let heard: unknown = null;
    guardedLookup((_, done) =>
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      ),
    )('push.example', { all: true }, (error, found) => {
      heard = error ?? found;
    });
    return heard;
  };
  assert.deepEqual(ask('93.184.216.34'), [{ address: '93.184.216.34', family: 4 }]);
  // What NAT64 makes of that for a relay that has IPv6 alone (RFC 6052).
  const translated = '64:ff9b::5db8:d822';
  assert.deepEqual(ask(translated), [{ address: translated, family: 6 }]);
  for (const bad of [
    '127.0.0.1',
    '10.1.2.3',
    '192.168.0.1',
    '169.254.169.254',
    '::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::5db8:d822',
    '0.0.0.0',
  ]) {
    assert.deepEqual(
      ask(bad, '93.184.216.34', bad),
      [{ address: '93.184.216.34', family: 4 }],
      bad,
    );
    assert.ok(ask(bad) instanceof PrivateAddress, bad);
    assert.ok(ask(bad, '10.0.0.7') instanceof PrivateAddress, bad);
  }
  assert.ok(ask() instanceof Error);
});

test('a name that leads to 127.0.0.1 is refused while connecting, and nothing reaches it', async () => {
  const service = await startPushService();
  try {
    const dial = createDial({
      timeout: 10_000,
      resolve: (_, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
    });
    const { origin, hostname: host } = new URL(`https://push.example:${service.port}/x`);
    const peer = { origin, host, port: service.port, privateAllowed: false };
    for (const protocols of [['h2', 'http/1.1'], ['h2'], ['http/1.1']])
      await assert.rejects(dial(peer, protocols), PrivateAddress);
    assert.equal(service.connections(), 0);
  } finally {
    await service.stop();
  }
});
