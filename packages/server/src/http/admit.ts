import type { Admission } from '../ground/admission.js';
import type { RequestHandler } from './express.js';
import type { StandingOf } from './standing.js';

/**
 * Counts requests that are under way, and refuses beyond the bound: staff, and programs that raise
 * alerts, have bounds of their own, so that a crowd of residents never stands before them, nor do
 * those who only say that they are staff.
 */
export const admit =
  (admission: Pick<Admission, 'request'>, standing: Pick<StandingOf, 'request'>): RequestHandler =>
  (request, response, next) => {
    const done = admission.request(request.ip ?? '', standing.request(request));
    response.once('close', done);
    next();
  };
