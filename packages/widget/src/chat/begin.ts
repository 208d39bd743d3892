import {
  limits,
  type Ack,
  type NewMessage,
  type ProblemView,
  type ResidentReplies,
  type Start,
} from '@bellman/protocol';
import type { Timers } from '../ground/timers.js';
import { AFTER_SILENCE, waitOf } from './passing.js';
import type { Beginning } from './session-parts.js';

/** What the relay is asked to begin, under a secret id; a name that was not given is left out. */
export const startOf = (
  id: string,
  { name, ...rest }: Omit<Beginning, 'message'> & { readonly message: NewMessage },
): Start => ({ id, ...rest, ...(name === '' ? {} : { name }) });

/** What beginning a chat needs of the session around it. */
export interface BeginParts {
  /** Hands the start to the relay. Rejects when no answer came in `patience` ms. */
  ask(start: Start, patience: number): Promise<Ack<ResidentReplies['start']>>;
  /** The start that is due, or undefined when none is, or when it cannot be asked for now. */
  due(): Start | undefined;
  begun(answer: ResidentReplies['start']): void;
  refused(problem: ProblemView): void;
  readonly timers: Timers;
}

/** The longest that an answer is waited for, ms: more patience with each silence, since it may be slow. */
const MOST_PATIENCE = 60_000;

/**
 * Makes what asks the relay to begin a chat, until it answers. The start's own id makes a repeat
 * harmless: it is answered with the same chat.
 */
export const createBegin = (parts: BeginParts): (() => Promise<void>) => {
  let busy = false;
  let patience: number = limits.ackTimeout;
  const begin = async (): Promise<void> => {
    const start = parts.due();
    if (!start || busy) return;
    busy = true;
    const answer = await parts.ask(start, patience).catch(() => null);
    busy = false;
    patience = answer ? limits.ackTimeout : Math.min(patience * 2, MOST_PATIENCE);
    if (parts.due()?.id !== start.id && !answer?.ok) return;
    if (answer?.ok) return parts.begun(answer);
    const wait = answer ? waitOf(answer.problem) : AFTER_SILENCE;
    if (answer && wait === null) return parts.refused(answer.problem);
    parts.timers.after(wait ?? AFTER_SILENCE, () => void begin());
  };
  return begin;
};
