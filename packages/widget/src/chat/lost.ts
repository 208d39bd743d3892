import type { ProblemView } from '@bellman/protocol';
import type { Holding } from './holding.js';
import type { Line } from './line.js';

/** What is done about a lost chat needs this of the session around it. */
export interface LostParts {
  readonly holding: Holding;
  readonly line: Line;
  /** Whether the relay has something yet that is to be here. */
  isWanted(): boolean;
  /** Whether the chat has ended: its token is not kept then. */
  isOver(): boolean;
  /** Whether a code may open the chat where the token did not. */
  hasCode(): boolean;
  /** The token is good for nothing: it is kept no more. */
  lose(): void;
  /** Nothing opens the chat any more. */
  gone(problem: ProblemView): void;
}

/**
 * Makes what follows when the token opens nothing. Another tab may hold a newer one, since each
 * connection renews it; else the chat is gone.
 */
export const createLost =
  ({ holding, line, ...parts }: LostParts): ((problem: ProblemView) => Promise<void>) =>
  async (problem) => {
    const old = holding.token;
    const newer = old === undefined ? null : await holding.find(old);
    if (holding.token !== old) return;
    // Connected as nobody, it would only be refused whatever it asks.
    line.disconnect();
    if (!parts.isWanted()) return;
    if (newer !== null) {
      if (parts.isOver()) holding.takeAfter(newer);
      else holding.take(newer, false);
      return line.connect();
    }
    parts.lose();
    if (old !== undefined && parts.hasCode()) return line.connect();
    parts.gone(problem);
  };
