import type { RequestHandler } from './express.js';

/** How long an upload may take, ms: 10 MB at 11 kB a second. */
export const LONGEST_UPLOAD = 15 * 60_000;
/** How long anything else may, ms. */
const LONGEST = 30_000;

/**
 * Cuts a request whose body takes too long to arrive, so that slow senders cannot hold the relay's
 * connections. A file may take longer; the server bounds that, and whoever reads it how long
 * nothing may come.
 */
export const inTime =
  (longest = LONGEST): RequestHandler =>
  (request, response, next) => {
    if (request.complete || request.is('multipart/form-data') !== false) {
      next();
      return;
    }
    const timer = setTimeout(() => {
      if (!response.headersSent) response.status(408).set('Connection', 'close').end();
      request.destroy();
    }, longest);
    const done = (): void => clearTimeout(timer);
    request.once('end', done).once('close', done);
    next();
  };
