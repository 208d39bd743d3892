import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { createReceiver } from '@bellman/server/testing/receiver';
import { startCounter, type Counter } from '../alerts/killed/counter.js';
import { follow, sendAlertAs, signIn, type Staff } from '../alerts/killed/staff.js';
import { plotSvg } from '../support/plot.js';
import { startRelay, type Relay } from '../support/relay.js';
import { until } from '../support/until.js';
import { serveChats, type Tally } from './chats.js';
import { floor, middle, part, takeSample, type Sample } from './samples.js';

/** How long it goes on; the long run sets more. */
const MINUTES = Number(process.env['BELLMAN_SOAK_MINUTES'] ?? 0.3);
/** Where the long run's plot goes. */
const PLOT = process.env['BELLMAN_SOAK_PLOT'];
const FOLLOWERS = 40;
/** Between two samples, and between two alerts, ms. */
const EVERY = { sample: Math.max(500, MINUTES * 200), alert: Math.max(6_000, MINUTES * 2_000) };
/** How much the last quarter may stand above the second, and MB that no leak of a short run has. */
const GROWTH = 1.25;
const SLACK = 16;

describe(`${MINUTES} minutes of chats and alerts`, () => {
  const tally: Tally = { chats: 0, messages: 0 };
  const samples: Sample[] = [];
  let push: Counter;
  let relay: Relay;
  let idle: Sample;
  let alerts = 0;

  before(async () => {
    push = await startCounter(() => 201);
    relay = await startRelay({
      env: { BELLMAN_PUSH_HOSTS: push.host, NODE_EXTRA_CA_CERTS: push.caFile },
    });
    const { keys } = createReceiver();
    for (let name = 0; name < FOLLOWERS; name += 1)
      await follow(relay.url, 'GU51 4AE', { endpoint: push.endpoint(String(name)), keys });
    idle = await takeSample(relay, Date.now());
  });
  after(async () => {
    await relay?.stop();
    await push?.close();
  });

  it('carries every message and every alert', async (t) => {
    const began = Date.now();
    const end = began + MINUTES * 60_000;
    const sampling = async (): Promise<void> => {
      while (Date.now() < end) {
        samples.push(await takeSample(relay, began));
        await pause(EVERY.sample);
      }
    };
    const people: [Staff, Staff] = [
      await signIn(relay.url, 'pat'),
      await signIn(relay.url, 'alex'),
    ];
    const alerting = async (): Promise<void> => {
      while (Date.now() < end) {
        await sendAlertAs(people, ['Fleet Central']);
        alerts += 1;
        await pause(EVERY.alert);
      }
    };
    await Promise.all([serveChats(relay.url, end, tally), sampling(), alerting()]);
    const came = () => [...push.books.values()].reduce((sum, { length }) => sum + length, 0);
    await until('every alert has come', () => came() >= alerts * FOLLOWERS);
    assert.equal(came(), alerts * FOLLOWERS);
    assert.ok(tally.chats > 10 * MINUTES, `${tally.chats} chats`);
    t.diagnostic(
      `${tally.chats} chats with ${tally.messages} messages, ${alerts} alerts to ${FOLLOWERS} channels each`,
    );
  });

  it('takes no more memory the longer it goes on', async (t) => {
    const [early, late] = [part(samples, 0.25, 0.5), part(samples, 0.75, 1)];
    for (const [of, measure] of [
      ['heap', floor],
      ['relay', middle],
      ['sender', middle],
    ] as const) {
      const [then, now] = [measure(early, of), measure(late, of)];
      t.diagnostic(
        `${of}: ${then.toFixed(1)} MB in the second quarter, ${now.toFixed(1)} in the last`,
      );
      assert.ok(now <= then * GROWTH + SLACK, `${of} grew from ${then} to ${now} MB`);
    }
    if (PLOT === undefined) return;
    const line = (name: string, of: 'relay' | 'heap' | 'sender') => ({
      name,
      points: samples.map((one) => [one.at / 60, one[of]] as const),
    });
    const series = [line('relay', 'relay'), line('its heap', 'heap'), line('sender', 'sender')];
    const title = `Memory through ${MINUTES} minutes of chats and alerts`;
    await writeFile(PLOT, plotSvg({ title, x: 'minutes', y: 'MB', series }));
  });

  it('lets go of every socket, handle and file', async (t) => {
    const now = await until('all have left', async () => {
      const sample = await takeSample(relay, Date.now());
      return sample.sockets === 0 && sample.handles <= idle.handles + 4 ? sample : false;
    });
    const told = `${idle.handles} handles and ${idle.files} files before, ${now.handles} and ${now.files} after`;
    t.diagnostic(told);
    assert.ok(now.files <= idle.files + 8, told);
    assert.doesNotMatch(relay.log, /MaxListenersExceeded|out of memory/);
  });
});
