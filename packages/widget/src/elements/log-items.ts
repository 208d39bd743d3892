import type { CouncilView, FileView, Marks, MessageView } from '@bellman/protocol';
import type { Unsent } from '../chat/outbox.js';
import type { SessionView } from '../chat/session-view.js';
import { dayOf } from '../ground/times.js';
import type { Texts } from '../text/texts.js';
import { noteOf } from './log-notes.js';

/** How far one's own message has come. */
export type Reached = 'sending' | 'sent' | 'delivered' | 'read';

/** A line that somebody wrote, or a file that somebody sent. */
export interface MessageItem {
  readonly kind: 'message';
  readonly key: string;
  readonly at: number;
  readonly mine: boolean;
  readonly speaker: string;
  readonly body: string;
  readonly file: FileView | null;
  /** Null once the relay has it. */
  readonly unsent: Unsent | null;
  /** What is told below it: only of one's own, and once for a run that has come as far. */
  readonly reached: Reached | null;
}

/** One line of the log. Its key stays the same when an unsent message becomes a sent one. */
export type LogItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | {
      readonly kind: 'note';
      readonly key: string;
      readonly at: number;
      readonly words: string;
      /** Whether the status says the same, so that it is announced there. */
      readonly isInStatus: boolean;
    }
  | MessageItem;

/** Who speaks, in words. */
const speakerOf = ({ sender }: MessageView, text: Texts, council: CouncilView | null): string => {
  if (sender.kind === 'resident') return text.t('log.you');
  if (sender.kind === 'system') return text.t('log.automatic');
  return council
    ? text.t('log.staff', { name: sender.name, council: council.shortName })
    : sender.name;
};

/** Before the relay has told. */
const NOT_YET: Marks = { delivered: 0, read: 0 };

const reachedBy = (seq: number, { delivered, read }: Marks): Reached => {
  if (seq <= read) return 'read';
  return seq <= delivered ? 'delivered' : 'sent';
};

const itemOf = (
  message: MessageView,
  view: SessionView,
  text: Texts,
  council: CouncilView | null,
): LogItem => {
  const { at, body, event, file, id, sender, seq } = message;
  if (event) {
    const words = noteOf(event, view, text, council);
    return { kind: 'note', key: `n${seq}`, at, words, isInStatus: event.code === 'left' };
  }
  const mine = sender.kind === 'resident';
  return {
    kind: 'message',
    key: mine ? id : `m${seq}`,
    at,
    mine,
    speaker: speakerOf(message, text, council),
    body,
    file: file ?? null,
    unsent: null,
    reached: mine ? reachedBy(seq, view.conversation?.marks ?? NOT_YET) : null,
  };
};

const unsentItem = (unsent: Unsent, text: Texts): LogItem => ({
  kind: 'message',
  key: unsent.id,
  at: unsent.at,
  mine: true,
  speaker: text.t('log.you'),
  body: unsent.body,
  file: null,
  unsent,
  reached: unsent.state === 'sending' ? 'sending' : null,
});

/** Of a run of one's own messages that have all come as far, only the last one says so. */
const toldOnce = (items: readonly LogItem[]): LogItem[] => {
  const told: LogItem[] = [];
  let next: Reached | null = null;
  for (let at = items.length - 1; at >= 0; at -= 1) {
    const item = items[at];
    if (item?.kind !== 'message' || item.reached === null) {
      if (item) told.unshift(item);
      continue;
    }
    told.unshift(item.reached === next ? { ...item, reached: null } : item);
    next = item.reached;
  }
  return told;
};

/** The whole log: what was said, then what is on its way, with a divider before each new day. */
export const logItems = (
  view: SessionView,
  text: Texts,
  council: CouncilView | null,
): LogItem[] => {
  const said = view.messages.map((message) => itemOf(message, view, text, council));
  const items: LogItem[] = [];
  let day = '';
  for (const item of toldOnce([...said, ...view.unsent.map((one) => unsentItem(one, text))])) {
    const its = dayOf(item.at);
    if (its > day) {
      day = its;
      items.push({ kind: 'day', key: `d${its}`, at: item.at });
    }
    items.push(item);
  }
  return items;
};
