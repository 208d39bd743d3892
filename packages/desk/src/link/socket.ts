import {
  CaseView,
  limits,
  Marks,
  MessageView,
  NoteView,
  PROTOCOL_VERSION,
  StaffConversation,
  You,
  type Ack,
  type StaffBody,
  type StaffConnect,
  type StaffEvent,
  type StaffReplies,
  type ToStaff,
} from '@bellman/protocol';
import { io, type Socket } from 'socket.io-client';
import * as v from 'valibot';
import { Refusal, refusalOf } from './refusal.js';

/** How every view talks to the relay; a test hands in its own. */
export interface Link {
  readonly connected: boolean;
  /**
   * Asks, and answers what the relay acknowledges.
   * @throws Refusal with the relay's code; `unreachable` when no answer came in time.
   */
  ask<E extends StaffEvent>(event: E, body: StaffBody<E>): Promise<StaffReplies[E]>;
  /** Hears an event; answers how to stop. */
  on<E extends keyof ToStaff>(event: E, listener: ToStaff[E]): () => void;
  /** Hears of every connection made and lost; answers how to stop. */
  onConnection(listener: (connected: boolean) => void): () => void;
  connect(): void;
  close(): void;
}

/** Relay → desk, checked on arrival; `alert` is checked by whoever reads the alert anew. */
const arriving: { readonly [E in keyof ToStaff]: v.GenericSchema<Parameters<ToStaff[E]>[0]> } = {
  messages: v.object({ conversation: v.string(), messages: v.array(MessageView) }),
  conversation: v.object({ conversation: StaffConversation }),
  typing: v.object({ conversation: v.string() }),
  marks: v.object({ conversation: v.string(), ...Marks.entries }),
  you: v.object({ you: You }),
  note: v.object({ conversation: v.string(), note: NoteView }),
  invited: v.object({ conversation: v.string(), by: v.string() }),
  wall: v.object({ council: v.string() }),
  case: v.object({ case: CaseView }),
  council: v.object({ council: v.string() }),
  alert: v.custom((what) => typeof what === 'object' && what !== null),
};

/** Milliseconds before asking again; spread, so that a relay's desks do not return all at once. */
const RETRY = { least: 1_000, spread: 3_000 };

/** The same after the relay itself closed, ms. */
const AT_ONCE = 400;

type Wire = Socket<
  { [E in keyof ToStaff]: (what: unknown) => void },
  { [E in StaffEvent]: (body: StaffBody<E>, ack: (answer: unknown) => void) => void }
>;

const isAck = (answer: unknown): answer is Ack<object> =>
  typeof answer === 'object' &&
  answer !== null &&
  typeof (answer as { ok?: unknown }).ok === 'boolean';

/**
 * The desk's only socket, namespace `/staff`. It reconnects by itself; whoever listens to
 * `onConnection` asks anew for what it may have missed. `onSignedOut` hears when the relay says
 * that nobody is signed in.
 */
export const createLink = (onSignedOut: () => void): Link => {
  const auth: StaffConnect = { protocol: PROTOCOL_VERSION };
  const wire: Wire = io('/staff', {
    auth,
    autoConnect: false,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelayMax: 10_000,
  });
  let open = false;
  // Where the relay itself refused or closed, the client does not try again of its own accord.
  const later = (least: number, spread: number): void => {
    setTimeout(() => open && wire.connect(), least + Math.random() * spread);
  };
  wire.on('connect_error', (error) => {
    const code = (error as Error & { data?: { code?: unknown } }).data?.code;
    if (code === 'sign-in-needed') onSignedOut();
    else if (!wire.active && code !== 'not-permitted') later(RETRY.least, RETRY.spread);
  });
  wire.on('disconnect', (reason) => {
    // Asked why at once: whoever was signed out elsewhere is to read that, and not of a lost line.
    if (reason === 'io server disconnect') later(0, AT_ONCE);
  });
  return {
    get connected() {
      return wire.connected;
    },
    async ask(event, body) {
      const answer = await emit(wire, event, body);
      if (!isAck(answer)) throw new Refusal('not-understood');
      if (!answer.ok) {
        const refusal = refusalOf(answer.problem);
        if (refusal.code === 'sign-in-needed') onSignedOut();
        throw refusal;
      }
      return answer as unknown as StaffReplies[typeof event];
    },
    on(event, listener) {
      const hear = (what: unknown): void => {
        const checked = v.safeParse(arriving[event], what);
        if (checked.success) (listener as (what: unknown) => void)(checked.output);
        else reportError(new Error(`a ${event} that does not fit the protocol was dropped`));
      };
      wire.on(event as 'messages', hear);
      return () => void wire.off(event as 'messages', hear);
    },
    onConnection(listener) {
      const up = (): void => listener(true);
      const down = (): void => listener(false);
      wire.on('connect', up);
      wire.on('disconnect', down);
      return () => void wire.off('connect', up).off('disconnect', down);
    },
    connect: () => {
      open = true;
      wire.connect();
    },
    close: () => {
      open = false;
      wire.disconnect();
    },
  };
};

const emit = async (wire: Wire, event: StaffEvent, body: unknown): Promise<unknown> => {
  if (!wire.connected) throw new Refusal('unreachable');
  try {
    return await (wire as unknown as Socket).timeout(limits.ackTimeout).emitWithAck(event, body);
  } catch (cause) {
    throw Object.assign(new Refusal('unreachable'), { cause });
  }
};
