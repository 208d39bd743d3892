import type { StaffConversation, You } from '@bellman/protocol';
import { councilOf, serviceName, type Councils } from '../councils/councils.js';
import { t } from '../text/text.js';
import { whoIs } from './who.js';

/** News that somebody who looks elsewhere should hear of. */
export type News =
  | {
      /**
       * `waiting`, for this person; `offer`, it rings here; `message`, in a chat that is not on
       * screen; `gone`, a chat of one's own is somebody else's by now, or waits again; `returned`,
       * it went back to the queue while one was not connected; `lapsed`, what rang here rang out.
       */
      readonly kind: 'waiting' | 'offer' | 'message' | 'gone' | 'returned' | 'lapsed';
      readonly conversation: StaffConversation;
    }
  /** A chat that one passed on waits: the colleague at whose desk it rang did not take it. */
  | {
      readonly kind: 'not-taken';
      readonly conversation: StaffConversation;
      readonly by: string;
    }
  /** The relay, or another window of one's own, says how one is now. */
  | { readonly kind: 'state'; readonly you: You };

/** News in words, for the adviser `me` alone. `now`: ms */
export const newsWords = (news: News, councils: Councils, me: string, now: number): string => {
  if (news.kind === 'state') return t(`presence.now.${news.you.chosen}`);
  const { council: id, service, state, advisor, offer } = news.conversation;
  const council = councilOf(councils, id);
  const about = {
    council: council.shortName,
    service: serviceName(council, service),
    name: whoIs(news.conversation),
  };
  switch (news.kind) {
    case 'waiting':
      return t('chat.announceWaiting', about);
    case 'message':
      return t('chat.announceMessage', about);
    case 'returned':
      return t('chat.goneReturned', about);
    case 'not-taken':
      return t('chat.notTaken', { ...about, adviser: news.by });
    case 'lapsed':
      return t('offer.lapsed');
    case 'offer': {
      const n = secondsLeft(offer?.until ?? now, now);
      return offer?.from
        ? t('offer.announceFrom', { ...about, from: offer.from, n })
        : t('offer.announce', { ...about, n });
    }
    default:
      if (state === 'waiting') return t('chat.goneWaiting', about);
      return state === 'active' && advisor && advisor.id !== me
        ? t('chat.goneTo', { ...about, adviser: advisor.name })
        : t('chat.goneElse', about);
  }
};

/** Whole seconds until `until`, never fewer than none; both ms. */
export const secondsLeft = (until: number, now: number): number =>
  Math.max(0, Math.ceil((until - now) / 1_000));
