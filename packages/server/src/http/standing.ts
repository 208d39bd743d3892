import type { IncomingHttpHeaders } from 'node:http';
import { paths, routes, type RouteRow } from '@bellman/protocol';
import type { SocketStanding, Standing } from '../ground/admission.js';
import { digest } from '../ground/ids.js';

/** The cookie that staff's browsers show (people/cookie). */
const SESSION = /(?:^|;\s*)__Host-bellman=([^;]*)/;
const BEARER = /^Bearer (\S{1,200})$/i;

/** Where programs raise alerts and say how they go on. */
const raising = (Object.values(routes) as RouteRow[])
  .filter(({ who }) => who === 'key')
  .map(({ method, path }) => ({
    method,
    path: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
  }));

/** Says as whom somebody comes before anything is looked up, by what was found out lately. */
export interface StandingOf {
  request(request: {
    readonly method: string;
    readonly path: string;
    readonly headers: IncomingHttpHeaders;
  }): Standing;
  socket(headers: IncomingHttpHeaders): SocketStanding;
}

/** @param proven hashes of the sessions and keys that were good lately */
export const createStanding = (proven: { has(hash: string): boolean }): StandingOf => {
  const socket = ({ cookie = '' }: IncomingHttpHeaders): SocketStanding => {
    const secret = SESSION.exec(cookie)?.[1];
    if (secret === undefined) return 'resident';
    return proven.has(digest(secret)) ? 'staff' : 'unproven';
  };
  return {
    socket,
    request: ({ method, path, headers }) => {
      const standing = socket(headers);
      if (standing === 'staff') return standing;
      if (method === paths.signIn.method && path === paths.signIn.path) return 'unproven';
      if (!raising.some((one) => one.method === method && one.path.test(path))) return standing;
      const key = BEARER.exec(headers.authorization ?? '')?.[1];
      return key !== undefined && proven.has(digest(key)) ? 'program' : 'unproven';
    },
  };
};
