import type { Availability, ServiceAvailability } from '@bellman/protocol';
import type { Texts } from '../text/texts.js';
import { dayIn, localMoment, timeIn } from './hours-words.js';

/** What an answer of the relay says of one service, with the relay's clock and the council's zone. */
export interface Situation {
  readonly service: ServiceAvailability;
  readonly at: Availability['at'];
  readonly zone: Availability['zone'];
  /** Whether all that is offered stands like this. */
  readonly isAll: boolean;
}

/** From so long before the end, milliseconds, one is told when it closes. */
const SOON = 15 * 60_000;

/** The state in a heading; empty where it is open. */
export const stateHeading = ({ service, isAll }: Situation, text: Texts): string => {
  if (service.state === 'busy') return text.t('away.busy');
  if (service.state === 'unstaffed') return text.t('away.unstaffed');
  if (service.state === 'closed') return text.t(isAll ? 'away.closed.all' : 'away.closed');
  return '';
};

/** Why it is so, in a sentence; empty where its usual hours say enough. */
export const whyWords = ({ service }: Situation, text: Texts): string => {
  const { state, reason, words } = service;
  if (state === 'busy') return text.t('away.busy.why');
  if (state === 'unstaffed') return text.t('away.unstaffed.why');
  if (reason === 'closure') {
    // A sentence of the council's own, like "Closed for Christmas.", needs nothing before it.
    const isSentence = /[.!?…]$/.test(words.trim());
    return isSentence ? words : words && text.t('away.closed.named', { words });
  }
  if (reason !== 'holiday') return '';
  return words ? text.t('away.closed.holiday', { words }) : text.t('away.closed.holiday.plain');
};

/** When a closed service opens; empty for any other. */
export const opensWords = ({ service, at, zone }: Situation, text: Texts): string => {
  const { state, opensAt } = service;
  if (state !== 'closed') return '';
  if (opensAt === null) return text.t('away.opens.never');
  const time = timeIn(opensAt, zone, text);
  if (localMoment(opensAt, zone).day === localMoment(at, zone).day)
    return text.t('away.opens.today', { time });
  return text.t('away.opens', { time, day: dayIn(opensAt, zone, text) });
};

/** By when a message that is left now is answered. */
export const answerWords = ({ service, zone }: Situation, text: Texts): string => {
  const { answerBy } = service;
  if (answerBy === null) return text.t('away.answer.plain');
  const { hour, minute } = localMoment(answerBy, zone);
  // Midnight belongs to two days: the end of the one before is what is meant.
  if (hour === 0 && minute === 0)
    return text.t('away.answer.day', { day: dayIn(answerBy - 1, zone, text) });
  return text.t('away.answer', {
    time: timeIn(answerBy, zone, text),
    day: dayIn(answerBy, zone, text),
  });
};

/** The wait and how many are in it, each in words; none where nobody waits and nothing is known. */
export const waitWords = ({ service }: Situation, text: Texts): string[] => {
  const { state, wait, waiting } = service;
  // Where nobody can queue, there is no wait either.
  if (state === 'closed' || state === 'busy') return [];
  const words: string[] = [];
  if (wait && wait.most <= 1 && wait.least === 0) words.push(text.t('away.wait.short'));
  else if (wait && wait.least === 0) words.push(text.t('away.wait.up', { count: wait.most }));
  else if (wait && wait.least === wait.most)
    words.push(text.t('away.wait.about', { count: wait.most }));
  else if (wait) words.push(text.t('away.wait', { least: wait.least, most: wait.most }));
  if (waiting > 0) words.push(text.t('away.waiting', { count: waiting }));
  return words;
};

/** When an open service closes, if that is soon; else empty. */
export const closingWords = ({ service, at, zone }: Situation, text: Texts): string => {
  const { state, closesAt } = service;
  const isSoon = state === 'open' && closesAt !== null && closesAt - at <= SOON;
  return isSoon ? text.t('away.closing', { time: timeIn(closesAt, zone, text) }) : '';
};
