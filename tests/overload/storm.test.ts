import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startRelay, type Relay } from '../support/relay.js';
import { Chatter, forAll } from './crowd.js';

/** How many come back at once; the long run sets more. */
const STORM = Number(process.env['BELLMAN_STORM'] ?? 300);
/** Messages that each wrote before, of which the last are heard again. */
const WRITTEN = 4;
const MISSED = 3;

describe(`${STORM} residents who come back at once`, () => {
  let relay: Relay;
  const crowd: Chatter[] = [];

  before(async () => {
    relay = await startRelay();
    for (let at = 0; at < STORM; at += 1) crowd.push(new Chatter(relay.url));
    await forAll(crowd, 100, async (one) => {
      await one.begin();
      for (let at = 0; at < WRITTEN; at += 1) await one.say(`message ${at}`);
      await one.grant('leave', {});
    });
  });

  after(async () => {
    for (const one of crowd) one.cut();
    await relay?.stop();
  });

  it('are let in, hear what they missed, and lose nothing', async (test) => {
    for (const one of crowd) {
      one.cut();
      // As if these had not come before the line went.
      one.told.clear();
      one.missed = one.kept.slice(-MISSED);
    }
    const began = performance.now();
    await Promise.all(crowd.map((one) => one.connect(one.kept.at(-MISSED - 1)?.seq ?? 0)));
    const seconds = (performance.now() - began) / 1_000;
    const unheard = crowd.filter((one) =>
      one.missed.some(({ id, seq }) => one.told.get(seq) !== id),
    );
    assert.equal(unheard.length, 0, 'each heard what it missed');
    await forAll(crowd, 100, (one) => one.say('I am back'));
    let lost = 0;
    await forAll(crowd, 100, async (one) => {
      lost += (await one.lost()).length;
    });
    assert.equal(lost, 0);
    const refusals = crowd.flatMap((one) => one.refusals);
    assert.deepEqual(
      refusals.filter((code) => code !== 'overloaded'),
      [],
      'who was sent away was told why',
    );
    test.diagnostic(
      `${STORM} residents came back at once: all in and told what they missed after ${seconds.toFixed(1)} s (${Math.round(STORM / seconds)} in a second); ${refusals.length} were asked to wait first. ${STORM * (WRITTEN + 1)} acknowledged messages, 0 lost, 0 doubled.`,
    );
  });
});
