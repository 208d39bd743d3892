import type { Ack, ProblemView } from '@bellman/protocol';
import type { AfterKey } from '../text/keys.js';
import type { Texts } from '../text/texts.js';

/** What came of asking the relay: its answer, or what to say instead. */
export type Outcome<T> =
  | { readonly answer: T; readonly trouble: '' }
  | { readonly answer: null; readonly trouble: string; readonly problem: ProblemView | null };

/** Waits for an answer; a refusal becomes its sentence, and silence the sentence `silence`. */
export const outcomeOf = async <T>(
  asking: Promise<Ack<T>>,
  text: Texts,
  silence: AfterKey,
): Promise<Outcome<T>> => {
  try {
    const answer = await asking;
    if (answer.ok) return { answer, trouble: '' };
    const { problem } = answer;
    return { answer: null, trouble: text.problem(problem), problem };
  } catch {
    // No answer in time, or no connection: whoever asked can try again.
    return { answer: null, trouble: text.t(silence), problem: null };
  }
};
