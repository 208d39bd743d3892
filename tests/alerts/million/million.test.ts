import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { after, before, describe, it, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { AlertReport, StaffAlert } from '@bellman/protocol';
import { middle, part, takeSample, type Sample } from '../../soak/samples.js';
import { plotSvg } from '../../support/plot.js';
import { signIn, type Staff } from '../killed/staff.js';
import { approve, flood, submitted } from './alert.js';
import { startTalking, type Acks, type Talking } from './chats.js';
import { cpuOf } from './cpu.js';
import { setStage, type Stage } from './stage.js';

const FOLLOWERS = Number(process.env['BELLMAN_MILLION'] ?? 20_000);
/** About three in ten of them live in it. */
const FLOOD = flood(2_000, 340_000);
const CHATS = Number(process.env['BELLMAN_MILLION_CHATS'] ?? 12);
/** How long chats are alone first, s. */
const ALONE = Number(process.env['BELLMAN_MILLION_ALONE'] ?? 3);
const PLOT = process.env['BELLMAN_MILLION_PLOT'];
const PATIENCE = 60 * 60_000;
/** The last quarter's memory by the second's, and what no leak of a short run has, MB. */
const GROWTH = 1.3;
const SLACK = 24;
/** The p99 beside by the p99 alone: the goal is 3; more than this is not noise. */
const FELT = 5;
const ENOUGH = 500;
/** And below this nobody feels it, ms. */
const UNFELT = 50;

const words = (count: number): string => Math.round(count).toLocaleString('en-GB');
const told = ({ count, p50, p95, p99 }: Acks): string =>
  `${words(count)} acknowledgements, p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;

describe(`an alert among ${words(FOLLOWERS)} followers`, () => {
  const samples: Sample[] = [];
  let stage: Stage;
  let talking: Talking;
  let alone: Acks;
  let alert = '';

  before(async () => {
    stage = await setStage(FOLLOWERS, (line) => process.stderr.write(`${line}\n`));
    talking = await startTalking(stage.relay.url, CHATS);
  });
  after(async () => {
    await stage?.stop();
  });

  it('reaches everybody in its flood once, by the push service’s own books', async (t) => {
    const { relay, push, wrote } = stage;
    t.diagnostic(`${words(FOLLOWERS)} followers were written in ${wrote.toFixed(0)} s`);
    const [pat, alex] = [await signIn(relay.url, 'pat'), await signIn(relay.url, 'alex')];
    const draft = await submitted(pat, { ring: FLOOD, services: [] });
    talking.since();
    await pause(ALONE * 1_000);
    alone = talking.since();
    const idle = await cpuOf(relay.pid ?? 0);
    const clicked = Date.now();
    alert = (await approve(alex, draft)).id;
    const approved = Date.now();
    await follow(pat);
    const report = await pat.ask<AlertReport>('GET', `alerts/${alert}/report`);
    const beside = talking.since();
    await talking.stop();
    const now = await push.counts();
    const { accepted, gone, failed, pending } = report.total;
    assert.deepEqual({ gone, failed, pending }, { gone: 0, failed: 0, pending: 0 });
    assert.deepEqual(
      { messages: now.messages, endpoints: now.endpoints },
      { messages: accepted ?? 0, endpoints: accepted ?? 0 },
    );
    assert.ok(now.messages > FOLLOWERS / 4 && now.messages < FOLLOWERS / 2, `${now.messages}`);
    const seconds = (now.last - now.first) / 1_000;
    t.diagnostic(
      `${words(now.messages)} messages in ${seconds.toFixed(1)} s, ${words(now.messages / seconds)} a second; the first ${now.first - approved} ms after the approval was written down (${now.first - clicked} ms after the click)`,
    );
    tellCpu(t, idle, await cpuOf(relay.pid ?? 0), now.messages);
    t.diagnostic(`${CHATS} chats alone: ${told(alone)}`);
    t.diagnostic(`beside the alert: ${told(beside)}`);
    const ratio = beside.p99 / alone.p99;
    t.diagnostic(`p99 beside by alone: ${ratio.toFixed(2)} (goal: at most 3)`);
    // Of few acknowledgements the p99 is the slowest alone, which says nothing.
    if (alone.count < ENOUGH) return;
    assert.ok(ratio <= FELT || beside.p99 <= UNFELT, `chat's p99 grew ${ratio.toFixed(2)} times`);
  });

  /** Samples memory each second until the alert is sent. */
  const follow = async (pat: Staff): Promise<void> => {
    const began = Date.now();
    const sent = async (): Promise<boolean> => {
      samples.push(await takeSample(stage.relay, began));
      return (await pat.ask<StaffAlert>('GET', `alerts/${alert}`)).state === 'sent';
    };
    while (!(await sent())) {
      if (Date.now() - began > PATIENCE) throw new Error('the alert is not sent in an hour');
      await pause(1_000);
    }
  };

  it('takes no more memory the longer it sends', async (t) => {
    for (const of of ['relay', 'sender'] as const) {
      const early = middle(part(samples, 0.25, 0.5), of);
      const late = middle(part(samples, 0.75, 1), of);
      const most = Math.max(...samples.map((one) => one[of]));
      t.diagnostic(
        `memory of the ${of}: ${early.toFixed(0)} MB in the second quarter, ${late.toFixed(0)} MB in the last, ${most.toFixed(0)} MB at the most`,
      );
      assert.ok(late <= early * GROWTH + SLACK, `${of} grew from ${early} to ${late} MB`);
    }
    if (PLOT === undefined) return;
    const line = (name: string, of: 'relay' | 'sender') => ({
      name,
      points: samples.map((one) => [one.at, one[of]] as const),
    });
    const series = [line('relay', 'relay'), line('sender', 'sender')];
    const title = `Memory while an alert goes to three in ten of ${words(FOLLOWERS)}`;
    await writeFile(PLOT, plotSvg({ title, x: 'seconds', y: 'MB', series }));
  });
});

type Cpu = Awaited<ReturnType<typeof cpuOf>>;

const tellCpu = (t: TestContext, idle: Cpu, done: Cpu, messages: number): void => {
  if (idle === null || done === null) return;
  const each = (['relay', 'storage', 'sender'] as const).map((who) => {
    const seconds = done[who] - idle[who];
    return `${who} ${seconds.toFixed(1)} s (${((seconds * 1e6) / messages).toFixed(0)} µs a message)`;
  });
  t.diagnostic(
    `CPU, the count before approval and the chats beside it included: ${each.join(', ')}`,
  );
};
