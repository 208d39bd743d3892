import { fork } from 'node:child_process';
import { once } from 'node:events';
import { inRoot } from '../lib/root.js';
import { say } from '../lib/say.js';
import { inTurns, row } from './lib/rows.js';

/** @typedef {import('./fanout/side.js').Took} Took */

const ROUNDS = 5;
/** ms from a message's last byte to its answer: what a push service takes. */
const LATENCY = 50;
/** Messages in one round of each side: about two seconds' worth. */
const COUNTS = { ours: 8_000, http1: 6_000, naive: 1_500, raw: 12_000 };
/** Sent before anything counts: connections, the compiler, the window. */
const WARM_UP = 0.5;

/**
 * @param {string} program
 * @param {{ endpoint(name: string): string, caFile: string }} service
 */
const startSide = async (program, service) => {
  const child = fork(inRoot('scripts/bench/fanout', program), [service.endpoint('').slice(0, -1)], {
    execArgv: [],
    env: { ...process.env, NODE_EXTRA_CA_CERTS: service.caFile },
  });
  await once(child, 'message');
  return {
    /** @param {number} count @returns {Promise<Took>} */
    send: async (count) => {
      const done = once(child, 'message');
      child.send({ count });
      const [took] = await done;
      if (took.accepted !== count)
        throw new Error(`${program}: ${took.accepted} of ${count} messages were accepted`);
      return took;
    },
    stop: async () => {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
};

/**
 * Alert fan-out: CPU for a message and messages a second at a push service's latency, ours beside
 * the loop everyone writes and the bare wire, each in processes of its own, in turns.
 */
export const fanout = async () => {
  const { startPushDouble } = await import(inRoot('tests/dist/support', 'push-double.js'));
  const newer = await startPushDouble({ latency: LATENCY });
  const older = await startPushDouble({ latency: LATENCY, http2: false });
  const sides = {
    ours: await startSide('ours.js', newer),
    http1: await startSide('ours.js', older),
    naive: await startSide('naive.js', newer),
    raw: await startSide('raw.js', newer),
  };
  /** µs of CPU for a message, of each round. @type {Record<keyof typeof sides, number[]>} */
  const cpu = { ours: [], http1: [], naive: [], raw: [] };
  /** @param {keyof typeof sides} name */
  const one = (name) => async (/** @type {number} */ round) => {
    const { seconds, cpu: used } = await sides[name].send(COUNTS[name]);
    const rate = COUNTS[name] / seconds;
    cpu[name].push(used / COUNTS[name]);
    say(`round ${round + 1}: ${name} ${Math.round(rate)} a second`);
    return rate;
  };
  try {
    for (const [name, side] of Object.entries(sides))
      await side.send(COUNTS[/** @type {keyof typeof sides} */ (name)] * WARM_UP);
    const rate = await inTurns(ROUNDS, {
      ours: one('ours'),
      http1: one('http1'),
      naive: one('naive'),
      raw: one('raw'),
    });
    const loop = 'web-push with p-limit(100), over HTTP/1.1, for it can do no other';
    const bare = 'bodies sealed before, over bare node:http2';
    const perMessage = { what: 'CPU per message, µs', better: /** @type {const} */ ('less') };
    const aSecond = {
      what: `messages a second at ${LATENCY} ms latency`,
      better: /** @type {const} */ ('more'),
    };
    /** @param {{ what: string }} about @param {string} how */
    const over = ({ what }, how) => ({ what: `${what}, ${how}` });
    const rows = [
      { about: perMessage, figures: cpu, goal: 4 },
      { about: aSecond, figures: rate, goal: 6 },
    ].flatMap(({ about, figures, goal }) => [
      row(
        { ...about, ...over(about, 'ours over HTTP/2'), against: loop, goal },
        figures.ours,
        figures.naive,
      ),
      row(
        { ...about, ...over(about, 'ours over HTTP/1.1'), against: loop, goal: null },
        figures.http1,
        figures.naive,
      ),
      row(
        { ...about, ...over(about, 'ours over HTTP/2'), against: bare, goal: null },
        figures.ours,
        figures.raw,
      ),
    ]);
    return { ratio: rows[0]?.ratio ?? 0, against: loop, rows };
  } finally {
    await Promise.all(Object.values(sides).map((side) => side.stop()));
    await Promise.all([newer.stop(), older.stop()]);
  }
};
