import type { Language } from '@bellman/protocol';
import type { Council } from '../../councils/settings.js';
import type { ListedMessage } from '../../store/cap-messages.js';
import { feedTitles, prefixes, stopped } from '../cap/words.js';

/** A message in a feed, in one language. */
export interface FeedItem {
  /** Of the message: it stays what it is, and the next one is another item. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** ms */
  readonly at: number;
  readonly tags: readonly string[];
  /** The alert's own page. */
  readonly page: string;
  /** The CAP message. */
  readonly cap: string;
}

/** A council's feed, whatever it is written as. */
export interface FeedContent {
  readonly council: string;
  readonly title: string;
  readonly language: Language;
  /** The public list of alerts. */
  readonly home: string;
  /** Of the newest item, ms; 0 where there is none. */
  readonly updated: number;
  readonly items: readonly FeedItem[];
}

/** A step that is told by a Cancel without being the all-clear. */
const isStop = ({ msg_type: msgType, type }: ListedMessage): boolean =>
  msgType === 'Cancel' && type !== 'all-clear';

/** What a feed says, newest first. English stands in where an alert has no Welsh. */
export const feedContent = (
  council: Pick<Council, 'id' | 'name'>,
  baseUrl: string,
  messages: readonly ListedMessage[],
  language: Language,
): FeedContent => {
  const home = `${baseUrl}/c/${council.id}/alerts/`;
  // Spelt out, so that a reader's choice of feed holds in a browser that prefers the other.
  const asked = `?lang=${language}`;
  return {
    ...{ council: council.name, title: feedTitles[language](council.name), language },
    home: `${home}${asked}`,
    updated: messages[0]?.sent_at ?? 0,
    items: messages.map((message) => {
      const text = message.texts[language] ?? message.texts.en;
      const drill = message.exercise ? prefixes[language] : '';
      const kind = isStop(message) ? stopped[language] : '';
      return {
        id: `urn:uuid:${message.id}`,
        title: `${drill}${kind}${text.headline}`,
        text: [text.what, text.instruction].filter(Boolean).join('\n\n'),
        at: message.sent_at,
        tags: [message.category, message.severity],
        page: `${home}${message.alert}${asked}`,
        cap: `${baseUrl}/feeds/${council.id}/cap/${message.id}.xml`,
      };
    }),
  };
};
