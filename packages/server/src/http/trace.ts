import type { Log } from '../ground/log.js';
import type { Metrics } from '../ground/metrics.js';
import { newId } from '../ground/ids.js';
import type { RequestHandler } from './express.js';

/**
 * Gives each request an id, and writes one line when it is answered: route, status and time. The
 * address that was asked for is left out, as it can hold anything; so are body, token and caller.
 */
export const trace =
  (log: Log, metrics: Metrics): RequestHandler =>
  (request, response, next) => {
    const began = performance.now();
    const id = newId();
    response.locals['id'] = id;
    response.set('X-Request-Id', id);
    response.once('close', () => {
      const took = performance.now() - began;
      const named: unknown = response.locals['route'];
      const route = typeof named === 'string' ? named : 'other';
      const { method } = request;
      const { statusCode: status, writableFinished: whole } = response;
      metrics.request(route, status, took / 1000);
      log.info({ request: id, method, route, status, whole, ms: Math.round(took) }, 'request');
    });
    next();
  };
