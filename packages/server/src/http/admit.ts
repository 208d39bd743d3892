import { routes, type RouteRow } from '@bellman/protocol';
import type { Admission } from '../ground/admission.js';
import type { RequestHandler } from './express.js';

/** The cookie that staff's browsers show (people/cookie); whether it is good is found out later. */
const SESSION = /(?:^|;\s*)__Host-bellman=/;

/** Where programs raise alerts and say how they go on. */
const raising = (Object.values(routes) as RouteRow[])
  .filter(({ who }) => who === 'key')
  .map(({ path }) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`));

/**
 * Counts requests that are under way, and refuses beyond the bound: staff, and programs that raise
 * alerts, have one of their own, so that a crowd of residents never stands before them.
 */
export const admit =
  (admission: Pick<Admission, 'request'>): RequestHandler =>
  (request, response, next) => {
    const isStaff =
      SESSION.test(request.headers.cookie ?? '') || raising.some((path) => path.test(request.path));
    const done = admission.request(request.ip ?? '', isStaff ? 'staff' : 'resident');
    response.once('close', done);
    next();
  };
