import { constants, setPriority } from 'node:os';
import { systemClock } from '../../ground/clock.js';
import type { DeliveryOutcome } from '../delivery.js';
import { createSender } from './send.js';
import type { FromSender, Order, ToSender } from './words.js';

/**
 * The sender process: a child of the relay, without a database. It is handed orders over IPC and
 * gives back outcomes, and ends with its parent.
 */
const tell = (words: FromSender): void => {
  // The parent may have gone; then nobody waits for this, and `disconnect` ends the process.
  process.send?.(words, undefined, {}, () => undefined);
};

let send: ReturnType<typeof createSender> | null = null;

/** Outcomes go in one message for all that came in one turn of the loop. */
const carryOut = async (order: Order): Promise<void> => {
  let gathered: DeliveryOutcome[] = [];
  const flush = (): void => {
    if (gathered.length > 0) tell({ say: 'outcomes', order: order.number, outcomes: gathered });
    gathered = [];
  };
  await send?.(order, (outcome) => {
    if (gathered.push(outcome) === 1) setImmediate(flush);
  });
  flush();
};

process.on('message', (words: ToSender) => {
  if (words.say === 'setUp') {
    const { hosts, timeout } = words;
    send = createSender({ clock: systemClock, hosts, timeout });
  } else {
    // A fault in the sender itself ends the process: the relay sees that and starts another.
    void carryOut(words.order);
  }
});
process.on('disconnect', () => process.exit(0));
// Stopping is the relay's to decide: it lets go of the channel when it has drained.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);

// Behind the chat on a busy machine.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
tell({ say: 'ready' });
