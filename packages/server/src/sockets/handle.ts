import { limits, mask, Problem, type Ack } from '@bellman/protocol';
import type * as v from 'valibot';
import type { Clock } from '../ground/clock.js';
import type { Log } from '../ground/log.js';
import type { Metrics } from '../ground/metrics.js';
import { checkShape } from '../ground/shape.js';
import type { Underway } from '../ground/underway.js';
import { createOrder } from './order.js';
import { createRate } from './rate.js';
import { problemOf } from './refuse.js';

/** One event: the shape of what comes with it, and what it does. */
export interface SocketEvent {
  readonly schema: v.GenericSchema;
  /** Whether later events of this socket wait until it is done. */
  readonly alone: boolean;
  /** Answers what goes into the acknowledgement, or throws a Problem. */
  readonly run: (body: never) => Promise<object>;
  /** Done right after the acknowledgement has left, whatever it said. */
  readonly after?: () => void;
}

export type SocketEvents = Readonly<Record<string, SocketEvent>>;

export interface HandleParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly underway: Underway;
}

/** What this room needs of a socket. */
interface Speaker {
  readonly nsp: { readonly name: string };
  onAny(listener: (event: unknown, ...args: unknown[]) => void): unknown;
}

/**
 * The one check before a socket event's handler: rate, name and shape, in this order; then the
 * handler; then the acknowledgement, exactly once, whatever happens. The rate is looked at as an
 * event arrives, so that no more wait for their turn than may come in a minute; when the store is
 * slow, no more than that are under way.
 * @param first what is done before any event is looked at
 */
export const handleEvents = (
  parts: HandleParts,
  socket: Speaker,
  events: SocketEvents,
  first: () => Promise<void>,
): void => {
  const { clock, log, metrics, underway } = parts;
  const rate = createRate(clock);
  const order = createOrder();

  const answer = async (
    name: string,
    event: SocketEvent | undefined,
    body: unknown,
  ): Promise<Ack<object>> => {
    try {
      if (event === undefined)
        throw new Problem('event-unknown', { event: mask(name).text.slice(0, 40) });
      const checked = checkShape(event.schema, body ?? {}) as never;
      return { ok: true, ...(await event.run(checked)) };
    } catch (error) {
      return { ok: false, problem: problemOf(error, log).view };
    }
  };

  /** Of this socket, arrived and not answered. */
  let open = 0;
  /** Throws where an event comes too soon. */
  const admit = (): void => {
    rate();
    if (open >= limits.socketEventsPerMinute) throw new Problem('too-fast', { seconds: 1 });
  };

  order(true, () => underway.add(first()));
  socket.onAny((named, ...args) => {
    const name = String(named);
    const event = Object.hasOwn(events, name) ? events[name] : undefined;
    const last = args.at(-1);
    const acknowledge = typeof last === 'function' ? (last as (ack: Ack<object>) => void) : null;
    const [body] = acknowledge === null ? args : args.slice(0, -1);
    const tell = (ack: Ack<object>): void => {
      metrics.event(
        socket.nsp.name,
        event === undefined ? 'unknown' : name,
        ack.ok ? 'ok' : ack.problem.code,
      );
      acknowledge?.(ack);
    };
    try {
      admit();
    } catch (error) {
      tell({ ok: false, problem: problemOf(error, log).view });
      return;
    }
    open += 1;
    const all = async (): Promise<void> => {
      const ack = await answer(name, event, body);
      open -= 1;
      tell(ack);
      event?.after?.();
    };
    order(event?.alone ?? false, () => underway.add(all()));
  });
};
