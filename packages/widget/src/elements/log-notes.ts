import type { CouncilView, MessageView } from '@bellman/protocol';
import type { SessionView } from '../chat/session-view.js';
import type { Texts } from '../text/texts.js';
import { momentWords } from './status.js';

type Note = NonNullable<MessageView['event']>;

const endedWords = ({ params }: Note, text: Texts, reference: string): string => {
  const name = String(params['name'] ?? '');
  if (params['reason'] === 'idle') return text.t('event.ended.idle', { reference });
  if (params['reason'] === 'abuse') return text.t('event.ended.abuse');
  if (params['by'] === 'resident') return text.t('event.ended.resident');
  return name ? text.t('event.ended.staff', { name }) : text.t('event.ended');
};

const transferredWords = ({ params }: Note, text: Texts, council: CouncilView | null): string => {
  const service = council?.services.find(({ id }) => id === params['service'])?.name;
  if (service !== undefined) return text.t('event.transferred.service', { service });
  return text.t('event.transferred.name', { name: String(params['name'] ?? '') });
};

/** A complaint, a compliment or a request that an adviser wrote down, and by when it is answered. */
const recordedWords = ({ params }: Note, text: Texts): string => {
  const { kind, answerBy, reference = '' } = params;
  const key =
    kind === 'complaint' || kind === 'compliment' ? `event.recorded.${kind}` : recordedRequest;
  const words = text.t(key as typeof recordedRequest, { reference });
  return typeof answerBy === 'number'
    ? `${words} ${text.t('event.recorded.by', momentWords(answerBy, text))}`
    : words;
};
const recordedRequest = 'event.recorded.information';

/** One of the relay's notes as a sentence. */
export const noteOf = (
  note: Note,
  { conversation }: SessionView,
  text: Texts,
  council: CouncilView | null,
): string => {
  const { code, params } = note;
  if (code === 'joined') return text.t('event.joined', { name: String(params['name'] ?? '') });
  if (code === 'returned') return text.t('event.returned');
  if (code === 'left') {
    const by = conversation?.answerBy ?? null;
    return by === null ? text.t('status.left.plain') : text.t('status.left', momentWords(by, text));
  }
  if (code === 'transferred') return transferredWords(note, text, council);
  if (code === 'warned') return text.t('event.warned');
  if (code === 'recorded') return recordedWords(note, text);
  if (code === 'ended') return endedWords(note, text, conversation?.reference ?? '');
  // Its short name says nothing to a resident, so a service without a name is not named.
  const service = council?.services.find(({ id }) => id === conversation?.service)?.name;
  return service === undefined
    ? text.t('event.started.plain')
    : text.t(conversation?.left ? 'event.left.about' : 'event.started', { service });
};
