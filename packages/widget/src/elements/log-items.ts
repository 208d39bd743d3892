import type { CouncilView, MessageView } from '@bellman/protocol';
import type { Unsent } from '../chat/outbox.js';
import type { SessionView } from '../chat/session-view.js';
import { dayOf } from '../ground/times.js';
import type { Texts } from '../text/texts.js';

/** One line of the log. Its key stays the same when an unsent message becomes a sent one. */
export type LogItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'note'; readonly key: string; readonly at: number; readonly words: string }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly at: number;
      readonly mine: boolean;
      readonly speaker: string;
      readonly body: string;
      /** Null once the relay has it. */
      readonly unsent: Unsent | null;
    };

type Note = NonNullable<MessageView['event']>;

/** Who speaks, in words. */
const speakerOf = ({ sender }: MessageView, text: Texts, council: CouncilView | null): string => {
  if (sender.kind === 'resident') return text.t('log.you');
  if (sender.kind === 'system') return text.t('log.automatic');
  return council
    ? text.t('log.staff', { name: sender.name, council: council.shortName })
    : sender.name;
};

/** The relay's notes as sentences. */
const noteOf = ({ code, params }: Note, service: string | null, text: Texts): string => {
  const name = String(params['name'] ?? '');
  if (code === 'started')
    return service === null ? text.t('event.started.plain') : text.t('event.started', { service });
  if (code === 'joined') return text.t('event.joined', { name });
  if (code === 'returned') return text.t('event.returned');
  if (params['by'] === 'resident') return text.t('event.ended.resident');
  return name ? text.t('event.ended.staff', { name }) : text.t('event.ended');
};

const itemOf = (
  message: MessageView,
  service: string | null,
  text: Texts,
  council: CouncilView | null,
): LogItem =>
  message.event
    ? {
        kind: 'note',
        key: `n${message.seq}`,
        at: message.at,
        words: noteOf(message.event, service, text),
      }
    : {
        kind: 'message',
        key: message.sender.kind === 'resident' ? message.id : `m${message.seq}`,
        at: message.at,
        mine: message.sender.kind === 'resident',
        speaker: speakerOf(message, text, council),
        body: message.body,
        unsent: null,
      };

const unsentItem = (unsent: Unsent, text: Texts): LogItem => ({
  kind: 'message',
  key: unsent.id,
  at: unsent.at,
  mine: true,
  speaker: text.t('log.you'),
  body: unsent.body,
  unsent,
});

/** The whole log: what was said, then what is on its way, with a divider before each new day. */
export const logItems = (
  view: SessionView,
  text: Texts,
  council: CouncilView | null,
): LogItem[] => {
  const id = view.conversation?.service;
  // Its short name says nothing to a resident, so a service without a name is not named.
  const service = council?.services.find((one) => one.id === id)?.name ?? null;
  const said = view.messages.map((message) => itemOf(message, service, text, council));
  const items: LogItem[] = [];
  let day = '';
  for (const item of [...said, ...view.unsent.map((unsent) => unsentItem(unsent, text))]) {
    const its = dayOf(item.at);
    if (its > day) {
      day = its;
      items.push({ kind: 'day', key: `d${its}`, at: item.at });
    }
    items.push(item);
  }
  return items;
};
