import type { Engine } from './engine.js';
import { isOpen } from './phases.js';
import type { SessionParts } from './session-parts.js';
import { sessionView, type SessionView } from './session-view.js';

/** What is known around a chat, of the page and of the council. */
export interface Around {
  /** The service that the page is about; empty for none. */
  readonly pageService: string;
  /** Whether the service that is waited for is closed now. */
  readonly closed: boolean;
}

/** The chat as it is now, for those who draw it. */
export const viewOf = (
  { phase, conversation, problem, line, outbox, history, presence, words }: Engine,
  { store, timers }: SessionParts,
  { pageService, closed }: Around,
): SessionView => {
  const rest = {
    phase,
    conversation,
    problem,
    connection: line.reach.state,
    unsent: outbox.items,
    typing: presence.typist,
    hidden: words.hidden,
    otherService: isOpen(phase) && ![conversation?.service, ''].includes(pageService),
    closed: closed && phase === 'waiting',
  };
  return sessionView(store.read(), history, rest, timers.now());
};
