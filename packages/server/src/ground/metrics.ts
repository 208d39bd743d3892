import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What Prometheus may ask about this process: counts and times, nothing about anybody. */
export interface Metrics {
  /** A finished request; `route` is the table's name for it, so that labels stay few. */
  request(route: string, status: number, seconds: number): void;
  /** A socket event that was answered; `outcome` is `ok` or a problem's code. */
  event(namespace: string, event: string, outcome: string): void;
  /** A socket came (1) or went (-1). */
  sockets(namespace: string, change: 1 | -1): void;
  /** A socket was cut off: why. */
  cutOff(namespace: string, reason: string): void;
  /** What became of a message at a push service; `status` is HTTP's, null without an answer. */
  pushed(host: string, result: string, status: number | null): void;
  /** Somebody was told that there is too much to do: which bound was met. */
  refused(bound: string): void;
  /** A figure that is read when somebody asks. */
  gauge(name: string, help: string, read: () => number): void;
  /** The text that `/metrics` answers, and its content type. */
  page(): Promise<{ readonly type: string; readonly text: string }>;
}

/** Measures of one relay, in a registry of its own. */
export const createMetrics = (): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'bellman_' });
  const requests = new Histogram({
    name: 'bellman_http_seconds',
    help: 'Time to answer a request, by route and status',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers,
  });
  const events = new Counter({
    name: 'bellman_socket_events_total',
    help: 'Socket events answered, by what came of them',
    labelNames: ['namespace', 'event', 'outcome'],
    registers,
  });
  const sockets = new Gauge({
    name: 'bellman_sockets',
    help: 'Sockets that are connected',
    labelNames: ['namespace'],
    registers,
  });
  const cutOff = new Counter({
    name: 'bellman_sockets_cut_total',
    help: 'Sockets that were cut off, by why',
    labelNames: ['namespace', 'reason'],
    registers,
  });
  const pushed = new Counter({
    name: 'bellman_push_messages_total',
    help: 'Push messages handed over, by push service, what came of them, and its status',
    labelNames: ['host', 'result', 'status'],
    registers,
  });
  const refused = new Counter({
    name: 'bellman_refused_total',
    help: 'Those who were told to come back later, by the bound that was met',
    labelNames: ['bound'],
    registers,
  });
  return {
    refused: (bound) => refused.inc({ bound }),
    gauge: (name, help, read) => {
      const gauge: Gauge = new Gauge({ name, help, registers, collect: () => gauge.set(read()) });
    },
    request: (route, status, seconds) => requests.observe({ route, status }, seconds),
    event: (namespace, event, outcome) => events.inc({ namespace, event, outcome }),
    sockets: (namespace, change) => sockets.inc({ namespace }, change),
    cutOff: (namespace, reason) => cutOff.inc({ namespace, reason }),
    pushed: (host, result, status) => pushed.inc({ host, result, status: status ?? 'none' }),
    page: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
};
