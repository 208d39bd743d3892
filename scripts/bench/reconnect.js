import { Halt, say } from '../lib/say.js';
import { startChild } from './chat/children.js';
import { inTurns, median, row } from './lib/rows.js';

const ROUNDS = 5;
/** Sockets of a round, on either side; and of the storm, three times. */
const SOCKETS = 1_000;
const STORM = 5_000;
const STORMS = 3;
/** Files that a process opens beside its sockets. */
const SPARE = 500;

/** How many files a process may have open; sockets are files. */
const openFiles = () => {
  const report = /** @type {any} */ (process.report?.getReport());
  const { soft } = report?.userLimits?.open_files ?? {};
  return soft === 'unlimited' || soft === undefined ? Infinity : Number(soft);
};

/** @param {number} needed @throws Halt in words */
export const needFiles = (needed) => {
  const most = openFiles();
  if (most >= needed) return;
  throw new Halt(
    `A process may open only ${most} files here, and ${needed} sockets and files are needed. Run \`ulimit -n ${needed}\` first (a service: LimitNOFILE=${needed}).`,
  );
};

/**
 * Residents with a chat each come back at once, with token and `since`, and are told what they
 * missed: WebSocket first as our clients do, beside the same client with polling first, which is
 * Socket.IO's default, at the same relay.
 */
export const reconnect = async () => {
  needFiles(STORM + SPARE);
  const { PROTOCOL_VERSION: version } = await import('@bellman/protocol');
  const relay = await startChild('../reconnect/relay.js');
  const load = await startChild('../reconnect/load.js');
  try {
    const { url } = await relay.ask('start');
    say(`· ${STORM} chats begin`);
    await load.ask('meet', { url, version, count: STORM });

    /** @param {'ours' | 'polling'} order @param {number} count */
    const storm = async (order, count) => {
      const empty = await relay.ask('memory');
      const before = await relay.ask('usage');
      const told = await load.ask('storm', { order, count });
      const after = await relay.ask('usage');
      const full = await relay.ask('memory');
      if (told.gaps > 0) throw new Error(`${told.gaps} messages were not told again`);
      await load.ask('cut');
      await relay.ask('empty');
      const figure = {
        cpu: (after.cpu - before.cpu) / count,
        seconds: told.last / 1_000,
        refused: told.refused,
        perSocket: Math.round((full.rss - empty.rss) / count),
      };
      say(`· ${count}, ${order}: ${JSON.stringify(figure)}`);
      return figure;
    };
    /** @type {Record<'ours' | 'polling', number[]>} */
    const seconds = { ours: [], polling: [] };
    /** @param {'ours' | 'polling'} order */
    const side = (order) => async () => {
      const { cpu, seconds: took } = await storm(order, SOCKETS);
      seconds[order].push(took);
      return cpu;
    };
    // First, so that the first one's memory was not there before.
    const storms = [];
    for (let at = 0; at < STORMS; at += 1) storms.push(await storm('ours', STORM));
    const cpu = await inTurns(ROUNDS, { ours: side('ours'), polling: side('polling') });

    const against = 'the same client, polling first';
    const less = /** @type {const} */ ('less');
    const rows = [
      row(
        { what: 'server CPU per reconnect, replay included, µs', against, better: less, goal: 1.5 },
        cpu.ours,
        cpu.polling,
      ),
      row(
        { what: `until ${SOCKETS} are back, s`, against, better: less, goal: null },
        seconds.ours,
        seconds.polling,
      ),
    ];
    const all = median(storms.map((one) => one.seconds));
    return {
      ratio: rows[0]?.ratio,
      against,
      rows,
      storm: {
        sockets: STORM,
        allBackSeconds: all,
        perSecond: Math.round(STORM / all),
        cpuMs: median(storms.map((one) => one.cpu)) / 1_000,
        refusedFirst: median(storms.map((one) => one.refused)),
        rounds: storms,
      },
      bytesPerSocket: storms[0]?.perSocket,
      openFiles: openFiles(),
    };
  } finally {
    await load.stop();
    await relay.stop();
  }
};
