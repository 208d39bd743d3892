import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdersOf, isPublicAddress, networkOf } from './addresses.js';

test('IPv4 that travels in IPv6 is the IPv4 that it is, mapped or by NAT64', () => {
  for (const written of ['93.184.216.34', '::ffff:93.184.216.34', '64:ff9b::5db8:d822']) {
    assert.equal(isPublicAddress(written), true, written);
    assert.equal(networkOf(written), '93.184.216.34', written);
    assert.deepEqual(holdersOf(written), ['93.184.216.34'], written);
  }
  for (const written of ['10.0.0.1', '::ffff:10.0.0.1', '64:ff9b::a00:1', '64:ff9b:1::5db8:d822'])
    assert.equal(isPublicAddress(written), false, written);
});
