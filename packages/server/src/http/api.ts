import {
  Problem,
  routes,
  type ProblemCode,
  type RouteName,
  type RouteRow,
} from '@bellman/protocol';
import { check } from './check.js';
import type { Door } from './door.js';
import { drain } from './drain.js';
import {
  express,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from './express.js';
import { checkOrigin, isOpen } from './origin.js';
import { reply } from './reply.js';
import type { Call, Handler, Handlers } from './route.js';

/** Every row of `protocol/routes` with its handler: check → call → reply. */
export const createApi = (door: Door, handlers: Handlers<RouteName>): Router => {
  const router = express.Router({ caseSensitive: true, strict: true });
  // A path that names a word comes before one that takes anything there.
  const rows = (Object.entries(routes) as [RouteName, RouteRow][]).sort(
    ([, one], [, other]) => holes(one.path) - holes(other.path),
  );
  for (const [name, row] of rows) {
    const handler: Handler<RouteName> = handlers[name];
    router[verb(row)](expressPath(row.path), async (request: Request, response: Response) => {
      response.locals['route'] = name;
      try {
        const call = await check(door, [name, row], request, response);
        reply(response, row, await noted(door, name, call, handler(call)));
      } finally {
        if (row.method !== 'GET') drain(request);
      }
    });
  }
  for (const [path, there] of byPath(rows))
    router.all(expressPath(path), otherMethods(door, there));
  return router;
};

const holes = (path: string): number => path.split('{').length;

/** Refusals of what is not one's own, which only a handler can find out. */
const denials: ReadonlySet<ProblemCode> = new Set(['not-permitted', 'staff-known-elsewhere']);

/** What a handler answers. What it does not permit is written down, as what the check refused is. */
const noted = async (
  door: Door,
  name: RouteName,
  call: Call<RouteName>,
  answering: Promise<unknown>,
): Promise<unknown> => {
  try {
    return await answering;
  } catch (error) {
    if (error instanceof Problem && denials.has(error.code))
      await door.denied(call.staff, call.council, name);
    throw error;
  }
};

const verb = (row: RouteRow) =>
  row.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';

const expressPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

const byPath = (
  rows: readonly [RouteName, RouteRow][],
): ReadonlyMap<string, readonly RouteRow[]> => {
  const paths = new Map<string, RouteRow[]>();
  for (const [, row] of rows) paths.set(row.path, [...(paths.get(row.path) ?? []), row]);
  return paths;
};

/** Answers a preflight (Fetch standard, "CORS-preflight fetch"), and refuses other methods. */
const otherMethods =
  (door: Door, rows: readonly RouteRow[]): RequestHandler =>
  async (request, response) => {
    const allowed = [...rows.map(({ method }) => method), 'OPTIONS'].join(', ');
    response.set('Allow', allowed);
    if (request.method !== 'OPTIONS') {
      throw new Problem('method-not-allowed', { method: request.method, allowed });
    }
    const asked = request.get('access-control-request-method');
    const row = rows.find(({ method }) => method === asked);
    if (row !== undefined && isOpen(row)) {
      await checkOrigin(door, row, request, response);
      response.set({
        'Access-Control-Allow-Methods': allowed,
        'Access-Control-Allow-Headers': 'Authorization, Content-Type',
        'Access-Control-Max-Age': '600',
      });
    }
    response.status(204).end();
  };
