import {
  Problem,
  StaffConnect,
  staffEvents,
  type StaffBody,
  type StaffEvent,
  type StaffReplies,
} from '@bellman/protocol';
import type { Admission } from '../ground/admission.js';
import { checkShape } from '../ground/shape.js';
import { newId } from '../ground/ids.js';
import { councilsWhere, onlyAsPartner } from '../people/roles.js';
import type { Store } from '../store/store.js';
import type { SignedIn } from '../people/who.js';
import { createDuty } from './duty.js';
import { handleEvents, type HandleParts, type SocketEvent, type SocketEvents } from './handle.js';
import type { Handshakes } from './handshakes.js';
import { boundOutgoing } from './outgoing.js';
import { checkVersion, problemOf, verdict } from './refuse.js';
import { leave } from './readers.js';
import { rooms } from './rooms.js';
import type { StaffNamespace, StaffSocket } from './server.js';

/** The chat street, as far as this room knows it. */
export type StaffStreet = (desk: {
  readonly staff: SignedIn;
  open(conversation: string, along?: 'supervises' | { readonly askedBy: string }): void;
  close(conversation: string): void;
  readsAlong(conversation: string): boolean;
}) => { readonly [E in StaffEvent]: (body: StaffBody<E>) => Promise<StaffReplies[E]> };

export interface StaffSocketParts extends HandleParts {
  readonly street: StaffStreet;
  readonly sessions: {
    signedIn(cookies: string | undefined): Promise<SignedIn>;
    again(session: string, use: boolean): Promise<SignedIn>;
  };
  /** Where it is told who is at their desk. */
  readonly presence: Pick<Store['presence'], 'renew' | 'keep' | 'drop'>;
  readonly ownOrigins: () => ReadonlySet<string>;
  readonly draining: () => boolean;
  readonly admission: Pick<Admission, 'staff' | 'staffCame'>;
  readonly through: Handshakes['through'];
}

/** How seldom a socket's events are counted as use of its session, ms. */
const USE_EVERY = 60_000;

/**
 * `/staff`: who may connect, and their events.
 * @returns what to do when a person's sessions changed, and from time to time: close the sockets
 *   of those who are signed out, whose session ran out, or whose roles are others now; and every
 *   `KEEP_EVERY` (see `duty`) keep the signs of those who are here
 */
export const serveStaff = (
  namespace: StaffNamespace,
  parts: StaffSocketParts,
): { changed(staff: string): Promise<void>; keep(): Promise<void>; sweep(): Promise<void> } => {
  const checkConnect = async (socket: StaffSocket): Promise<void> => {
    if (parts.draining()) throw new Problem('draining');
    const { auth, headers } = socket.handshake;
    checkVersion(auth);
    checkShape(StaffConnect, auth);
    checkOwnOrigin(headers.origin, headers['sec-fetch-site'], parts.ownOrigins());
    socket.data = { staff: await parts.sessions.signedIn(headers.cookie) };
    parts.admission.staff();
  };

  boundOutgoing(namespace, parts);
  namespace.use(async (socket, next) => {
    next(await verdict(checkConnect(socket), parts.log));
  });

  const duty = createDuty({
    ...parts,
    node: newId(),
    here: () => new Set([...namespace.sockets.values()].map(({ data }) => data.staff.id)),
  });

  const review = async (socket: StaffSocket): Promise<void> => {
    const { staff } = socket.data;
    try {
      const now = await parts.sessions.again(staff.session, false);
      if (!sameRoles(staff, now)) socket.disconnect(true);
    } catch (error) {
      if (problemOf(error, parts.log).code === 'sign-in-needed') socket.disconnect(true);
      else throw error;
    }
  };

  namespace.on('connection', (socket) => {
    const { staff } = socket.data;
    const mine = [
      rooms.person(staff.id),
      ...[...staff.roles.keys()].map(rooms.council),
      ...councilsWhere(staff, 'chat.see').map(rooms.chats),
      ...councilsWhere(staff, 'chat.supervise').map(rooms.supervisors),
      ...councilsWhere(staff, 'alert.see').map((council) =>
        (onlyAsPartner(staff, council, 'alert.see') ? rooms.proposers : rooms.alerts)(council),
      ),
    ];
    void socket.join(mine);
    parts.metrics.sockets('/staff', 1);
    const left = parts.admission.staffCame();
    parts.through(socket);
    duty.changed(staff.id);
    socket.on('disconnect', () => {
      left();
      parts.metrics.sockets('/staff', -1);
      duty.changed(staff.id);
    });

    const chat = parts.street({
      staff,
      open: (conversation, along) => {
        void socket.join(rooms.conversation(conversation));
        if (along === 'supervises') void socket.join(rooms.along(conversation));
        else if (along) void socket.join(rooms.asked(conversation, along.askedBy));
      },
      close: (conversation) => leave(socket, conversation),
      readsAlong: (conversation) => socket.rooms.has(rooms.along(conversation)),
    });
    let usedAt = parts.clock.now();
    let used: Promise<unknown> = Promise.resolve();
    const use = (): Promise<unknown> => {
      const now = parts.clock.now();
      if (now - usedAt >= USE_EVERY) {
        usedAt = now;
        used = parts.sessions.again(staff.session, true);
      }
      // All wait for the same, so that none overtakes another.
      return used;
    };
    // A sign-out between the check and the join would else go unheard.
    handleEvents(parts, socket, eventsOf(chat, use), () => review(socket));
  });

  return {
    changed: async (staff) => {
      const local = [...namespace.sockets.values()].filter(({ data }) => data.staff.id === staff);
      await Promise.all(local.map(review));
    },
    keep: duty.keep,
    sweep: async () => {
      await Promise.all([...namespace.sockets.values()].map(review));
      await duty.renew();
    },
  };
};

/**
 * A cookie says who this is, so it must be our own page that asks. Browsers name the origin on a
 * WebSocket; on a same-origin GET, as long polling begins, they may say it by Sec-Fetch-Site alone
 * (Fetch Metadata).
 */
const checkOwnOrigin = (
  origin: string | undefined,
  site: string | string[] | undefined,
  own: ReadonlySet<string>,
): void => {
  if (origin === undefined ? site === 'same-origin' : own.has(origin)) return;
  throw new Problem('origin-refused', { origin: origin ?? 'an unnamed site' });
};

const sameRoles = (one: SignedIn, other: SignedIn): boolean =>
  one.roles.size === other.roles.size &&
  [...one.roles].every(([council, held]) => {
    const now = other.roles.get(council);
    return now?.size === held.size && [...held].every((role) => now.has(role));
  });

/** What gives or takes a chat, or the right to read it: what comes after it must find it done. */
const moving: ReadonlySet<StaffEvent> = new Set([
  ...(['take', 'takeNext', 'takeOver', 'transfer', 'warn', 'end'] as const),
  ...(['setState', 'decline', 'listen'] as const),
]);

const eventsOf = (chat: ReturnType<StaffStreet>, use: () => Promise<unknown>): SocketEvents =>
  Object.fromEntries(
    (Object.keys(staffEvents) as StaffEvent[]).map((name): [string, SocketEvent] => {
      const run: SocketEvent['run'] = chat[name];
      const used = async (body: never): Promise<object> => {
        await use();
        return run(body);
      };
      const { body: schema } = staffEvents[name];
      return [name, { schema, alone: moving.has(name), run: used }];
    }),
  );
