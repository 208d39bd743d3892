import { Problem, type RouteRow } from '@bellman/protocol';
import type { Door } from './door.js';
import type { Request, Response } from './express.js';

/**
 * Whether the page that asks may ask. An Origin is never proof of who is there; it only keeps
 * browsers on other sites from lending their users' cookies and addresses.
 *
 * - Where a cookie says who asks, anything but a GET must come from the relay's own pages, and
 *   must say so.
 * - Elsewhere an Origin that is sent must be the relay's own, or one of the council's.
 *
 * A council's page is told by CORS headers that its script may read the answer.
 * @throws Problem `origin-refused`, `council-unknown`
 */
export const checkOrigin = async (
  door: Door,
  row: RouteRow,
  request: Request,
  response: Response,
): Promise<void> => {
  const origin = request.get('origin');
  const open = isOpen(row);
  if (open) response.vary('Origin');
  if (origin === undefined) {
    if (open || request.method === 'GET' || request.method === 'HEAD') return;
    throw new Problem('origin-refused', { origin: 'an unnamed site' });
  }
  if (door.ownOrigins().has(origin)) {
    allow(response, origin);
    return;
  }
  // A script may read why it was refused, so that a council's web team is told; nothing but the
  // refusal follows for an origin that is not the council's.
  if (open) allow(response, origin);
  const council = request.params['council'];
  if (open && typeof council === 'string') {
    const { origins } = await door.council(council);
    if (origins.includes(origin)) return;
  }
  throw new Problem('origin-refused', { origin: shown(origin) });
};

/** Whether a route is for residents, so that council pages may call it. */
export const isOpen = (row: RouteRow): boolean =>
  ['anyone', 'follower', 'resident', 'key'].includes(row.who);

const allow = (response: Response, origin: string): void => {
  response.set('Access-Control-Allow-Origin', origin);
};

/** An Origin header is the caller's text: only what can be an origin is repeated to them. */
const shown = (origin: string): string =>
  /^[a-z][a-z0-9+.-]*:\/\/[^\s/<>"']{1,255}$/i.test(origin) ? origin : 'an unknown site';
