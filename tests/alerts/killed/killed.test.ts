import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { createReceiver } from '@bellman/server/testing/receiver';
import { startRelay, type Relay } from '../../support/relay.js';
import { until } from '../../support/until.js';
import { startCounter, type Counter } from './counter.js';
import { follow, sendAlert, standing } from './staff.js';

/** How often something is killed, and the channels of the send; the long run sets more. */
const KILLS = Number(process.env['BELLMAN_ALERT_KILLS'] ?? 4);
const CHANNELS = Number(process.env['BELLMAN_ALERT_CHANNELS'] ?? 600);
const PATIENCE = 15 * 60_000;

/** A browser that left, and a push service that has a bad moment, once. */
const answers = (name: string, nth: number): number => {
  const number = Number(name);
  if (number % 50 === 7) return 410;
  return number % 31 === 3 && nth === 1 ? 500 : 201;
};

/** The process that the relay sends by. */
const senderOf = async (relay: number): Promise<number | undefined> => {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=']);
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .find(([, parent]) => parent === relay)?.[0];
};

describe(`a send to ${CHANNELS} while relay and sender are killed ${KILLS} times`, () => {
  const receiver = createReceiver();
  let push: Counter;
  let relay: Relay;
  let alert = '';

  before(async () => {
    push = await startCounter(answers);
    relay = await startRelay({
      env: { BELLMAN_PUSH_HOSTS: push.host, NODE_EXTRA_CA_CERTS: push.caFile },
    });
    let next = 0;
    const signUp = async (): Promise<void> => {
      for (let name = next++; name < CHANNELS; name = next++) {
        const endpoint = push.endpoint(String(name));
        await follow(relay.url, 'GU51 4AE', { endpoint, keys: receiver.keys });
      }
    };
    await Promise.all(Array.from({ length: 16 }, signUp));
  });
  after(async () => {
    await relay?.stop();
    await push?.close();
  });

  it('hands every channel over, whatever dies', async (t) => {
    const began = performance.now();
    alert = await sendAlert(relay.url, ['Fleet Central']);
    // Moments of chance, each when so many channels have got it.
    const moments = Array.from({ length: KILLS }, () => Math.floor(Math.random() * CHANNELS * 0.9));
    for (const [round, moment] of moments.toSorted((a, b) => a - b).entries()) {
      await until(`${moment} have it`, () => push.books.size >= moment, PATIENCE);
      const sender = round % 2 === 1 && relay.pid !== null ? await senderOf(relay.pid) : undefined;
      if (sender !== undefined) {
        process.kill(sender, 'SIGKILL');
      } else {
        await relay.kill();
        await relay.start();
      }
    }
    const sent = async () => (await standing(relay.url, alert)).state === 'sent';
    await until('all is sent', sent, PATIENCE);
    assert.equal(push.books.size, CHANNELS);
    const seconds = Math.round((performance.now() - began) / 1_000);
    t.diagnostic(`${seconds} s from the draft to the last message, ${KILLS} deaths among them`);
  });

  it('shows it once: a repeat has the same Topic and the same tag', (t) => {
    const topics = new Set<string>();
    let repeated = 0;
    for (const [name, came] of push.books) {
      for (const { topic } of came) topics.add(topic);
      if (came.length === 1) continue;
      repeated += 1;
      const tags = came.map(({ body }) => {
        const { notification } = JSON.parse(receiver.open(body)) as {
          notification: { tag: string };
        };
        return notification.tag;
      });
      assert.equal(new Set(tags).size, 1, `endpoint ${name}`);
    }
    assert.equal(topics.size, 1);
    const again = `${repeated} of ${CHANNELS} channels got it more than once`;
    t.diagnostic(
      `${again}, and the push service's bad moments made up to ${push.told(500)} of those`,
    );
    assert.ok(repeated > 0, 'the push service’s bad moments alone make some');
  });

  it('reports what the push service’s own books say', async () => {
    const { report } = await standing(relay.url, alert);
    const { accepted, gone, failed, pending } = report.total;
    assert.deepEqual(
      { accepted, gone, failed, pending },
      { accepted: push.told(201), gone: push.told(410), failed: 0, pending: 0 },
    );
    assert.equal(accepted + gone, CHANNELS);
    const [ward, ...others] = report.byArea;
    assert.deepEqual(
      [ward?.area?.name, ward?.accepted, others.length],
      ['Fleet Central', accepted, 0],
    );
  });
});
