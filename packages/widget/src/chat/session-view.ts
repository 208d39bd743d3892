import type { Hidden, MessageView, ProblemView, ResidentConversation } from '@bellman/protocol';
import type { History } from './history.js';
import type { Kept } from './kept.js';
import type { Unsent } from './outbox.js';
import type { Phase } from './phases.js';

/** How the connection with the relay stands; `down` once trying has taken a while. */
export type Connection = 'idle' | 'connecting' | 'up' | 'down';

/** A chat as the elements draw it; a new object after every change. */
export interface SessionView {
  readonly phase: Phase;
  readonly connection: Connection;
  readonly conversation: ResidentConversation | null;
  /** In the relay's order. */
  readonly messages: readonly MessageView[];
  /** In the order they were written, after `messages`. */
  readonly unsent: readonly Unsent[];
  /** Whether everything that was said before is in `messages`. */
  readonly caughtUp: boolean;
  /** Why a start or a connection was refused, or the chat is lost. */
  readonly problem: ProblemView | null;
  readonly draft: string;
  /** Messages from others that were not on screen. */
  readonly unread: number;
  /** Who types on the other side; null where nobody does. */
  readonly typing: string | null;
  /** What was hidden in what the resident sent last (C7). */
  readonly hidden: readonly Hidden[];
  /** Whether something was written that hints at danger to life (C12). */
  readonly danger: boolean;
  /** Whether the page is about another service than the chat that is under way (C5). */
  readonly otherService: boolean;
  /** Whether the service closed while one waits for it (C4). */
  readonly closed: boolean;
}

type Rest = Omit<SessionView, 'messages' | 'caughtUp' | 'draft' | 'unread' | 'danger'>;

/** After a chat, all that was not sent waits for the next; what stood in the box does so too. */
const held = ({ unsent }: Rest, draft: string, at: number): readonly Unsent[] =>
  [...unsent, ...(draft === '' ? [] : [{ id: 'draft', body: draft, at }])].map((item) => ({
    ...item,
    state: 'held',
  }));

/** While the first connection is being made, a message is on its way; afterwards it is not sent yet. */
const asShown = (item: Unsent, { phase, connection }: Rest): Unsent => {
  const isFirst = phase === 'starting' || phase === 'resuming';
  const isOnItsWay = item.state === 'unsent' && isFirst && connection !== 'down';
  return isOnItsWay ? { ...item, state: 'sending' } : item;
};

/** Puts a view together from what the session's parts know. */
export const sessionView = (
  { draft, read, danger }: Kept,
  history: History,
  rest: Rest,
  now: number,
): SessionView => ({
  ...rest,
  danger,
  unsent:
    rest.phase === 'lost' || rest.phase === 'ended'
      ? held(rest, draft, now)
      : rest.unsent.map((item) => asShown(item, rest)),
  messages: history.entries,
  caughtUp: history.isCaughtUp,
  draft,
  unread: history.entries.filter(({ seq, sender }) => seq > read && sender.kind === 'staff').length,
});
