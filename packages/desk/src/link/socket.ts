import {
  CaseView,
  ComeBack,
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
  alerts: v.object({ council: v.string() }),
  alert: v.custom((what) => typeof what === 'object' && what !== null),
  comeBack: ComeBack,
};

/**
 * The window, ms, that the wait before another try is drawn from, evenly from nothing on, so that a
 * relay's desks do not return all at once. It doubles with each try, up to `last`.
 */
const SPREAD = { first: 1_000, last: 10_000 };

/** The same after the relay closed this connection alone, ms. */
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
    reconnection: false,
  });
  let open = false;
  let spread = SPREAD.first;
  /** What the relay asked for before it closed, ms. */
  let hint: number | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const again = (least: number, within: number): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => open && wire.connect(), least + Math.random() * within);
    spread = Math.min(spread * 2, SPREAD.last);
    hint = null;
  };
  wire.on('connect', () => {
    spread = SPREAD.first;
  });
  wire.on('comeBack', (what) => {
    if (v.is(ComeBack, what)) hint = what.withinMs;
  });
  wire.on('connect_error', (error) => {
    const { data } = error as Error & { data?: unknown };
    const refusal = data === undefined ? null : refusalOf(data);
    if (refusal?.code === 'sign-in-needed') onSignedOut();
    else if (refusal?.code !== 'not-permitted')
      again(Number(refusal?.params['seconds'] ?? 0) * 1_000, spread);
  });
  wire.on('disconnect', (reason) => {
    if (reason === 'io client disconnect') return;
    // Asked why at once: whoever was signed out elsewhere is to read that, and not of a lost line.
    again(0, hint ?? (reason === 'io server disconnect' ? AT_ONCE : spread));
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
