import { constants, setPriority } from 'node:os';
import { systemClock } from '../../ground/clock.js';
import { toTold } from './order.js';
import { createSender, type SenderWork } from './send.js';
import type { FromSender, Order, Told, ToSender } from './words.js';

/**
 * The sender process: a child of the relay, without a database. It is handed orders over IPC and
 * gives back outcomes, and ends with its parent.
 */
// Behind the chat on a busy machine. Threads take this over from whoever starts them, so it is first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const tell = (words: FromSender): void => {
  // The parent may have gone; then nobody waits for this, and `disconnect` ends the process.
  process.send?.(words, undefined, {}, () => undefined);
};

let work: SenderWork | null = null;

/** Outcomes are gathered for so long, ms, and go in one message. */
const gathering = 5;

const carryOut = (order: Order): void => {
  let gathered: Told[] = [];
  const flush = (): void => {
    if (gathered.length === 0) return;
    tell({ say: 'outcomes', order: order.number, told: gathered });
    gathered = [];
  };
  let left = order.rows.length;
  work?.send(order, (row, meaning) => {
    left -= 1;
    const first = gathered.push(toTold(row, meaning)) === 1;
    // The last ones don't wait, for the relay waits for them.
    if (left === 0) setImmediate(flush);
    else if (first) setTimeout(flush, gathering);
  });
};

const usage = (): FromSender => {
  const { user, system } = process.cpuUsage();
  return { say: 'usage', cpu: user + system, memory: process.memoryUsage.rss() };
};

process.on('message', (words: ToSender) => {
  if (words.say === 'setUp') {
    const { hosts, timeout } = words;
    const elapsed = (): number => performance.now();
    work = createSender({ clock: systemClock, elapsed, hosts, timeout });
  } else if (words.say === 'send') {
    // A fault in the sender itself ends the process: the relay sees that and starts another.
    carryOut(words.order);
  } else tell(usage());
});
process.on('disconnect', () => process.exit(0));
// Stopping is the relay's to decide: it lets go of the channel when it has drained.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);

tell({ say: 'ready' });
