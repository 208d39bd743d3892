import type { Ack, NewMessage, ProblemView, ResidentReplies, Start } from '@bellman/protocol';
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
  /** Hands the start to the relay. Rejects when no answer came. */
  ask(start: Start): Promise<Ack<ResidentReplies['start']>>;
  /** The start that is due, or undefined when none is, or when it cannot be asked for now. */
  due(): Start | undefined;
  begun(answer: ResidentReplies['start']): void;
  refused(problem: ProblemView): void;
  readonly timers: Timers;
}

/**
 * Makes what asks the relay to begin a chat, until it answers. The start's own id makes a repeat
 * harmless: it is answered with the same chat.
 */
export const createBegin = (parts: BeginParts): (() => Promise<void>) => {
  let busy = false;
  const begin = async (): Promise<void> => {
    const start = parts.due();
    if (!start || busy) return;
    busy = true;
    const answer = await parts.ask(start).catch(() => null);
    busy = false;
    if (parts.due()?.id !== start.id && !answer?.ok) return;
    if (answer?.ok) return parts.begun(answer);
    const wait = answer ? waitOf(answer.problem) : AFTER_SILENCE;
    if (answer && wait === null) return parts.refused(answer.problem);
    parts.timers.after(wait ?? AFTER_SILENCE, () => void begin());
  };
  return begin;
};
