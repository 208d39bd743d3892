import type { RequestListener, Server as HttpServer } from 'node:http';
import { relayLimits } from '@bellman/protocol';
import { createAdmission, type Admission } from '../ground/admission.js';
import type { Clock } from '../ground/clock.js';
import type { Config } from '../ground/config.js';
import type { Metrics } from '../ground/metrics.js';
import { createPressure, watchLoop } from '../ground/pressure.js';
import type { Callers } from '../http/callers.js';
import { boundBodies } from '../http/in-time.js';
import { makeServer } from '../http/listen.js';
import { createStanding, type StandingOf } from '../http/standing.js';
import { createHandshakes, type Handshakes } from './handshakes.js';
import type { Sockets } from './server.js';

/** Where everybody comes in, and how many may: the bounds of docs/overload.md in one place. */
export interface Entrance {
  readonly admission: Admission;
  readonly standing: StandingOf;
  readonly through: Handshakes['through'];
  /** The HTTP server with its bounds, and the sockets attached to it; not yet listening. */
  serve(web: RequestListener, sockets: Sockets): HttpServer;
  /** Begins to look how late the event loop is. @returns what stops it */
  start(): () => void;
}

/** See `Entrance`. */
export const createEntrance = (parts: {
  readonly config: Pick<Config, 'sockets'>;
  readonly clock: Clock;
  readonly metrics: Metrics;
  /** Whether the relay is stopping. */
  readonly draining: () => boolean;
  readonly callers: Pick<Callers, 'addressOf'>;
  /** Which sessions and keys were good lately. */
  readonly proof: Parameters<typeof createStanding>[0];
}): Entrance => {
  const places = { ...relayLimits.sockets, resident: parts.config.sockets };
  const gauge = createPressure();
  const admission = createAdmission({
    ...{ clock: parts.clock, metrics: parts.metrics, pressure: () => gauge.now },
    bounds: { ...relayLimits, sockets: places },
  });
  const standing = createStanding(parts.proof);
  const handshakes = createHandshakes({
    admission,
    draining: parts.draining,
    addressOf: ({ socket, headers }) =>
      parts.callers.addressOf({ remoteAddress: socket.remoteAddress ?? '', headers }),
    standingOf: ({ headers }) => standing.socket(headers),
  });
  return {
    admission,
    standing,
    through: handshakes.through,
    serve: (web, { io, resident, staff }) => {
      const most = places.resident + places.staff + relayLimits.connectionsBeside;
      const server = makeServer(web, { most });
      io.attach(server);
      boundBodies(server);
      handshakes.watch(io);
      handshakes.seeOut(resident);
      handshakes.seeOut(staff);
      return server;
    },
    start: () => watchLoop(gauge),
  };
};
