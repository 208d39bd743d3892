import type { SessionView } from '../chat/session-view.js';
import { isUnderWay } from '../chat/phases.js';
import type { Texts } from '../text/texts.js';

/** How the chat stands, in a sentence; empty where there is nothing to say. */
export const statusSentence = (view: SessionView, text: Texts): string => {
  const { phase, connection, conversation, problem } = view;
  if (phase === 'ended') return text.t('status.ended');
  if (phase === 'lost') return text.t('status.lost');
  if (problem) return text.problem(problem);
  if (!isUnderWay(phase)) return '';
  if (connection === 'down') return text.t('status.unreachable');
  if (connection !== 'up' || phase === 'starting' || phase === 'resuming') {
    return text.t('status.connecting');
  }
  if (phase === 'active') return text.t('status.active', { name: conversation?.advisor ?? '' });
  const position = conversation?.position ?? null;
  if (position === null) return text.t('status.waiting');
  return position <= 1 ? text.t('status.next') : text.t('status.position', { position });
};

/** Whether the status needs what else one can do beside it. */
export const needsContact = ({ phase, connection, problem }: SessionView): boolean =>
  phase === 'lost' || problem !== null || (isUnderWay(phase) && connection === 'down');
