import assert from 'node:assert/strict';
import { test } from 'node:test';
import { officeHours, startDemoRelay } from './demo-relay.js';

test('a demo relay has its pages, its desk, Hart and a clock in the hand', async () => {
  const relay = await startDemoRelay({ at: '2026-12-25T12:00Z', hart: { hours: officeHours } });
  try {
    for (const path of ['/demo/', '/desk/', '/widget/bellman.js']) {
      assert.equal((await fetch(`${relay.url}${path}`)).status, 200, path);
    }
    const council = (await (await fetch(`${relay.url}/api/v1/councils/hart`)).json()) as object;
    assert.ok('name' in council && council.name === 'Hart District Council');
    assert.equal(relay.clock.now(), Date.UTC(2026, 11, 25, 12));
    relay.clock.set('2026-12-29T17:01+01:00');
    assert.equal(relay.clock.now(), Date.UTC(2026, 11, 29, 16, 1));
    await relay.upkeep();
  } finally {
    await relay.close();
  }
});
