import type { AlertText } from '@bellman/protocol';
import { t } from '../text/alerts.js';
import { isWelshBegun, servicesOf, type AlertForm } from './form.js';

/** An answer that two versions of an alert give differently. */
export interface Differing {
  /** What it is called on the last screen. */
  readonly label: string;
  /** What the other version says, where that is words. */
  readonly theirs: string | null;
}

const texts = ['headline', 'what', 'instruction'] as const;

const inWords = (mine: AlertText, theirs: AlertText, isWelsh: boolean): readonly Differing[] =>
  texts
    .filter((name) => mine[name].trim() !== theirs[name].trim())
    .map((name) => {
      const label = t(`check.${name}`);
      return {
        label: isWelsh ? t('form.welsh', { label }) : label,
        theirs: theirs[name] || t('check.empty'),
      };
    });

/** Each answer but the words, under what it is called. */
const answersOf = (form: AlertForm): readonly (readonly [label: string, answer: unknown])[] => [
  [t('check.kind'), form.kind],
  [t('check.exercise'), form.exercise],
  [t('check.partner'), form.partner],
  [t('check.category'), form.category],
  [t('check.scale'), [form.severity, form.urgency, form.certainty]],
  [t('check.link'), form.link.trim()],
  [t('check.areas'), form.where],
  [t('check.buffer'), form.buffer ?? 0],
  [t('check.services'), servicesOf(form)],
  [t('check.followable'), form.followable && form.kind === 'service'],
  [t('check.starts'), form.sendAt],
  [t('check.ends'), form.expiresAt],
];

/** What differs between what is written here and what was saved elsewhere, in the order it is asked. */
export const differing = (mine: AlertForm, theirs: AlertForm): readonly Differing[] => {
  const others = answersOf(theirs);
  return [
    ...inWords(mine.en, theirs.en, false),
    ...(isWelshBegun(mine) || isWelshBegun(theirs) ? inWords(mine.cy, theirs.cy, true) : []),
    ...answersOf(mine)
      .filter(([, answer], at) => JSON.stringify(answer) !== JSON.stringify(others[at]?.[1]))
      .map(([label]) => ({ label, theirs: null })),
  ];
};
