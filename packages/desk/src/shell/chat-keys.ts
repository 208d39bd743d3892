import { goTo } from '../ground/address.js';
import { onAct, opensAtHeading, performThere } from '../keys/acts.js';
import { councilsFor } from '../people/acts.js';
import type { Session } from '../session.js';
import { t } from '../text/text.js';
import { announce } from '../ui/announce.js';
import { focusHeading } from '../ui/heading.js';

/** Lets whoever answers chats go from one to another by keys, from wherever they are; answers how to stop. */
export const chatKeys = ({ inbox, me }: Session, open: () => string | null): (() => void) => {
  // Whoever answers no chats may press a letter beside a field and mean nothing by it.
  if (councilsFor(me, 'chat.answer').length === 0) return () => undefined;
  const go = (at: number): void => {
    const held = inbox.mine[at];
    if (held && held.conversation.id === open()) focusHeading();
    else if (held) {
      opensAtHeading();
      goTo({ view: 'chats', conversation: held.conversation.id });
    } else announce(t(inbox.mine.length === 0 ? 'keys.noChats' : 'keys.noSuchChat'));
  };
  const step = (by: 1 | -1): void => {
    const { length } = inbox.mine;
    const here = inbox.mine.findIndex(({ conversation }) => conversation.id === open());
    // From no chat, the next one is the first and the previous one the last.
    const from = here < 0 && by < 0 ? 0 : here;
    go(length === 0 ? 0 : (from + by + length) % length);
  };
  /** From a view without the waiting list: that takes it, and says where there is none, or why not. */
  const takeNext = (): void => {
    performThere('take-next');
    goTo({ view: 'chats', conversation: null });
  };
  const stops = [
    onAct('take-next', takeNext),
    onAct('next-chat', () => step(1)),
    onAct('previous-chat', () => step(-1)),
    ...([1, 2, 3, 4] as const).map((place) => onAct(`chat-${place}`, () => go(place - 1))),
  ];
  return () => {
    for (const stop of stops) stop();
  };
};
