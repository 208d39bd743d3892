import type { ResidentConversation } from '@bellman/protocol';
import type { SessionView } from '../chat/session-view.js';
import { isOpen, isUnderWay } from '../chat/phases.js';
import { dateWords, dayOf, timeOf } from '../ground/times.js';
import type { Texts } from '../text/texts.js';

/** A moment to come, as the values `time` and `day` of a sentence. `at` in milliseconds since 1970. */
export const momentWords = (at: number, text: Texts): { time: string; day: string } => ({
  time: timeOf(at, text),
  day: dateWords(dayOf(at), text),
});

/** The honest wait; empty where the relay cannot tell. */
const waitWords = ({ wait }: ResidentConversation, text: Texts): string => {
  if (!wait) return '';
  const { least, most } = wait;
  if (least === 0 && most > 0) return text.t('status.wait.up', { count: most });
  if (least < most) return text.t('status.wait', { least, most });
  return text.t('status.wait.about', { count: Math.max(1, most) });
};

const placeWords = ({ position }: ResidentConversation, text: Texts): string => {
  if (position === null) return text.t('status.waiting');
  return position <= 1 ? text.t('status.next') : text.t('status.position', { position });
};

const waitingWords = ({ conversation: chat, closed }: SessionView, text: Texts): string => {
  if (!chat) return text.t('status.waiting');
  if (chat.left) {
    const { answerBy } = chat;
    return answerBy === null
      ? text.t('status.left.plain')
      : text.t('status.left', momentWords(answerBy, text));
  }
  if (closed) return text.t('status.closed');
  const kept = chat.kept ? text.t('status.kept') : '';
  return [placeWords(chat, text), waitWords(chat, text), kept].filter(Boolean).join(' ');
};

/** How the chat stands, in a sentence or two; empty where there is nothing to say. */
export const statusSentence = (view: SessionView, text: Texts): string => {
  const { phase, connection, conversation, problem } = view;
  if (phase === 'ended') return text.t('status.ended');
  if (phase === 'lost') {
    // A link that was used or is too old is no chat that has timed out.
    return problem?.code === 'code-unknown' ? text.problem(problem) : text.t('status.lost');
  }
  if (problem) return text.problem(problem);
  if (!isUnderWay(phase)) return '';
  if (connection === 'down') return text.t('status.unreachable');
  if (connection !== 'up' || phase === 'starting' || phase === 'resuming') {
    return text.t('status.connecting');
  }
  const other = view.otherService ? ` ${text.t('status.already')}` : '';
  if (phase === 'active') {
    return text.t('status.active', { name: conversation?.advisor ?? '' }) + other;
  }
  return waitingWords(view, text) + other;
};

/** Places in the queue that count as one for somebody who only listens. */
const PLACES_IN_BAND = 5;

/**
 * What an announcement of the status is about: while it stays the same, a change of words is not
 * announced (C4: "updated politely"). In the queue that is the band of the wait, or of the place
 * where nobody can tell the wait; the last three places are told each.
 */
export const statusBand = (view: SessionView): string => {
  const { phase, connection, conversation, problem, otherService, closed } = view;
  const { advisor, kept, left, position, wait } = conversation ?? {};
  const place = position ?? 0;
  const near = place <= 3 ? place : `about ${Math.ceil(place / PLACES_IN_BAND)}`;
  const band = wait && place > 1 ? `${wait.least} to ${wait.most}` : near;
  return [phase, connection, problem?.code, otherService, advisor, left, kept, closed, band].join();
};

/** Whether the status needs what else one can do beside it. */
export const needsContact = ({ phase, connection, problem }: SessionView): boolean =>
  phase === 'lost' || problem !== null || (isUnderWay(phase) && connection === 'down');

/** Whether "End chat" stands beside the status; a message that was left is taken back in the menu. */
export const offersEnd = ({ phase, conversation }: SessionView): boolean =>
  isOpen(phase) && !(phase === 'waiting' && conversation?.left);
