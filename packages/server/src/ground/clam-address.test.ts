import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '@bellman/protocol';
import { readClamAddress } from './clam-address.js';

test('BELLMAN_CLAMAV is a host with a port, or a socket’s path', () => {
  assert.equal(readClamAddress(null), null);
  assert.deepEqual(readClamAddress('tcp://clamav:3311'), { host: 'clamav', port: 3311 });
  assert.deepEqual(readClamAddress('tcp://10.0.0.5'), { host: '10.0.0.5', port: 3310 });
  assert.deepEqual(readClamAddress('tcp://[::1]:3310'), { host: '::1', port: 3310 });
  const path = '/run/clamav/clamd.ctl';
  assert.deepEqual(readClamAddress(`unix:${path}`), { path });
  assert.deepEqual(readClamAddress(`unix://${path}`), { path });
});

test('a BELLMAN_CLAMAV that does not work says what to set', () => {
  const wrong = ['clamav:3310', 'http://clamav', 'unix:here', 'tcp://', 'tcp://a/b', 'tcp://a:b'];
  for (const value of wrong) {
    assert.throws(
      () => readClamAddress(value),
      (error) =>
        error instanceof Problem &&
        error.code === 'setting-wrong' &&
        error.params?.['setting'] === 'BELLMAN_CLAMAV',
      value,
    );
  }
});
