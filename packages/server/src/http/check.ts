import {
  Language,
  Problem,
  RelayId,
  rolesFor,
  transitions,
  type Act,
  type RouteName,
  type RouteRow,
} from '@bellman/protocol';
import * as v from 'valibot';
import type { SignedIn } from '../people/who.js';
import { readBody } from './body.js';
import type { Door } from './door.js';
import type { Request, Response } from './express.js';
import { checkOrigin } from './origin.js';
import type { Call } from './route.js';

/** The number of a line in a list, as a query says it. */
const LineNumber = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));

/**
 * The one check before a route's handler: origin, council, who asks, and the body's shape, in
 * this order, all by the row of `protocol/routes`.
 * @throws Problem with the code of the first that fails
 */
export const check = async (
  door: Door,
  [name, row]: readonly [RouteName, RouteRow],
  request: Request,
  response: Response,
): Promise<Call<RouteName>> => {
  await checkOrigin(door, row, request, response);
  const council = parameter(request, 'council');
  if (council !== '') await door.council(council);
  const staff = await checkWho(door, [name, row], request, council);
  const id = parameter(request, 'id');
  if (id !== '' && !v.is(RelayId, id)) throw new Problem('not-found');
  const bearer = /^Bearer (\S{1,200})$/i.exec(request.get('authorization') ?? '')?.[1] ?? '';
  const conversation = row.who === 'resident' ? await door.resident(council, bearer) : '';
  const program =
    row.who === 'key' ? await door.program(council, bearer, row.purpose ?? 'service') : null;
  const body = await readBody(row, request, response);
  if (staff !== null) await checkSecondStep(door, [name, row], { staff, council, body });
  const language = v.safeParse(Language, request.query['language']);
  const before = v.safeParse(LineNumber, request.query['before']);
  return {
    council,
    id,
    // The row's own schema has checked it, which types cannot follow through a table.
    body: body as Call<RouteName>['body'],
    language: language.success ? language.output : 'en',
    before: before.success ? before.output : null,
    get staff() {
      if (staff === null) throw new Error('A route for anyone asked who is signed in');
      return staff;
    },
    bearer,
    conversation,
    ...(program === null ? {} : { program }),
    address: request.ip ?? '',
  };
};

const checkWho = async (
  door: Door,
  [name, row]: readonly [RouteName, RouteRow],
  request: Request,
  council: string,
): Promise<SignedIn | null> => {
  if (row.who === 'anyone' || row.who === 'follower' || row.who === 'resident' || row.who === 'key')
    return null;
  const staff = await door.signedIn(request.get('cookie'));
  if (row.who === 'staff') return staff;
  try {
    // Of a council where one has no part, its addresses tell no more than ones that are not there.
    if (!staff.roles.has(council)) throw new Problem('not-found');
    door.demand(staff, council, row.who);
  } catch (error) {
    await door.denied(staff, council, name);
    throw error;
  }
  return staff;
};

/** A step of an alert's life is the act that its event is. */
const actOf = (row: RouteRow, body: unknown): Act | null => {
  const event = Object(body) as { readonly event?: unknown };
  const who = transitions.find((one) => one.event === event.event)?.who ?? row.who;
  return Object.hasOwn(rolesFor, who) ? (who as Act) : null;
};

const checkSecondStep = async (
  door: Door,
  [name, row]: readonly [RouteName, RouteRow],
  call: { readonly staff: SignedIn; readonly council: string; readonly body: unknown },
): Promise<void> => {
  const { staff, council, body } = call;
  const act = actOf(row, name === 'deskAlertStep' ? body : null);
  if (act === null) return;
  try {
    await door.secondStep(staff, council, act);
  } catch (error) {
    if (error instanceof Problem) await door.denied(staff, council, name, error.code);
    throw error;
  }
};

const parameter = (request: Request, name: string): string => {
  const value = request.params[name];
  return typeof value === 'string' ? value : '';
};
