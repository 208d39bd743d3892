import {
  limits,
  Problem,
  type AlertDraft,
  type AlertState,
  type AlertText,
  type Language,
  type VersionType,
} from '@bellman/protocol';
import type { Council } from '../councils/settings.js';
import type { AlertRecord, LineVersion } from '../store/alert-record.js';
import { lineEnds } from '../store/alert-line.js';
import { underWay } from '../store/alert-versions.js';

const HOUR = 3_600_000;

/** What a follow-up's headline begins with, so that nobody takes it for the alert once more. */
const beginnings: Readonly<
  Record<Exclude<VersionType, 'alert'>, Readonly<Record<Language, string>>>
> = {
  update: { en: 'Update: ', cy: 'Diweddariad: ' },
  correction: { en: 'Correction: ', cy: 'Cywiriad: ' },
  'all-clear': { en: 'All clear: ', cy: 'Popeth yn glir: ' },
};

const bare = (headline: string, language: Language): string => {
  const begins = Object.values(beginnings).map((words) => words[language]);
  return begins.reduce(
    (rest, one) => (rest.startsWith(one) ? rest.slice(one.length) : rest),
    headline,
  );
};

const followUp = (
  text: AlertText,
  type: Exclude<VersionType, 'alert'>,
  language: Language,
): AlertText => ({
  ...(type === 'all-clear' ? { what: '', instruction: '' } : text),
  headline: (beginnings[type][language] + bare(text.headline, language)).slice(
    0,
    limits.headlineLength,
  ),
});

/** How long an all-clear stands where its author says nothing else, ms. */
const clearFor = (kind: AlertDraft['kind']): number => (kind === 'emergency' ? 2 : 24) * HOUR;

/** The draft of a further version, made from the newest that went out. */
export const draftFrom = (
  newest: AlertRecord,
  type: Exclude<VersionType, 'alert'>,
  now: number,
): AlertDraft => {
  const { en, cy } = newest.texts;
  const { kind, severity, urgency, certainty, category, where, buffer, services } = newest;
  const ends = newest.expiresAt !== null && newest.expiresAt > now ? newest.expiresAt : null;
  return {
    ...{ kind, severity, category, where: [...where], buffer, services: [...services] },
    ...(type === 'all-clear' ? { urgency: 'Past' } : { urgency }),
    certainty,
    texts: {
      en: followUp(en, type, 'en'),
      ...(cy && { cy: followUp(cy, type, 'cy') }),
    },
    ...{ exercise: newest.exercise, followable: newest.followable, partner: newest.partner },
    ...{ link: newest.link, sendAt: null },
    expiresAt: type === 'all-clear' ? now + clearFor(kind) : ends,
  };
};

/** The newest version of a line that went out; undefined while none has. */
export const newestOut = (versions: readonly LineVersion[]): LineVersion | undefined =>
  versions.findLast(({ sentAt }) => sentAt !== null);

/** States in which an all-clear ends its line: approved, or what came of that but being stopped. */
const lastWord: ReadonlySet<AlertState> = new Set<AlertState>([
  ...(['approved', 'sending', 'sent', 'expired'] as const),
]);

/**
 * Refuses a further version where there is nothing to follow up, or it is over, or another is being
 * written. An all-clear is a line's last word, from its approval on, unless it was stopped. What was stopped half way may still be corrected or cleared while it is known who got it.
 * @throws Problem `alert-line-not-out`, `alert-line-closed`, `alert-version-under-way`
 */
export const judgeVersion = (
  { versions }: Pick<AlertRecord, 'versions'>,
  type: Exclude<VersionType, 'alert'>,
  council: Pick<Council, 'alerting'>,
  now: number,
): LineVersion => {
  const newest = newestOut(versions);
  if (newest === undefined) throw new Problem('alert-line-not-out');
  if (versions.some(({ type: which, state }) => which === 'all-clear' && lastWord.has(state)))
    throw new Problem('alert-line-closed');
  if (versions.some(({ state }) => underWay.includes(state)))
    throw new Problem('alert-version-under-way');
  const inForce = versions.some(
    ({ state, expiresAt }) =>
      (state === 'sending' || state === 'sent') && expiresAt !== null && expiresAt > now,
  );
  const ends = lineEnds(versions, council.alerting.audienceDays);
  const mendable = newest.state === 'stopped' && type !== 'update' && (ends === null || ends > now);
  if (!inForce && !mendable) throw new Problem('alert-line-closed');
  return newest;
};
