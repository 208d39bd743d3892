import { limits, type AlertText, type Language } from '@bellman/protocol';
import type { Question } from '../ground/address.js';
import { t } from '../text/alerts.js';
import type { FormError } from '../ui/error-summary.js';
import {
  hasAudience,
  isLink,
  isWelshBegun,
  needsService,
  type AlertForm,
  type EndAt,
} from './form.js';
import { duration, lifeOf } from './words.js';

type Suffix = '' | '-cy';

/** Which language a sentence is about, where the alert has two. */
const about = (suffix: Suffix, sentence: string): string =>
  suffix === '-cy' ? t('form.inWelsh', { sentence }) : sentence;

const lengthsOf = (text: AlertText, suffix: Suffix): FormError[] => {
  const errors: FormError[] = [];
  const length = text.headline.trim().length;
  if (length > limits.headlineLength) {
    const sentence = t('form.headlineLong', { limit: limits.headlineLength, length });
    errors.push({ field: `headline${suffix}`, sentence: about(suffix, sentence) });
  }
  for (const name of ['what', 'instruction'] as const) {
    const long = text[name].trim().length;
    if (long <= limits.alertTextLength) continue;
    const sentence = t('form.textLong', { limit: limits.alertTextLength, length: long });
    errors.push({ field: `${name}${suffix}`, sentence: about(suffix, sentence) });
  }
  return errors;
};

/** @param beside the other language, whose instruction must have its like here */
const missingOf = (text: AlertText, beside: AlertText, suffix: Suffix): FormError[] =>
  (['headline', 'what', 'instruction'] as const)
    .filter((name) => text[name].trim() === '')
    .filter((name) => name !== 'instruction' || beside.instruction.trim() !== '')
    .map((name) => ({
      field: `${name}${suffix}`,
      sentence: t(suffix === '' ? `form.${name}Missing` : `form.${name}MissingWelsh`),
    }));

/** As it is read, whatever its capitals and spaces. */
const asRead = (words: string): string => words.toLowerCase().replace(/\s+/g, ' ').trim();

/** @param languages the council's: where it has two, its alerts are in both */
const textErrors = (form: AlertForm, languages: readonly Language[]): readonly FormError[] => {
  const { en, cy } = form;
  if (!languages.includes('cy') && !isWelshBegun(form))
    return [...missingOf(en, en, ''), ...lengthsOf(en, '')];
  const isSame = asRead(en.what) !== '' && asRead(en.what) === asRead(cy.what);
  return [
    ...missingOf(en, cy, ''),
    ...lengthsOf(en, ''),
    ...missingOf(cy, en, '-cy'),
    ...lengthsOf(cy, '-cy'),
    ...(isSame ? [{ field: 'what-cy', sentence: t('form.languagesSame') }] : []),
  ];
};

const whatErrors = (form: AlertForm, languages: readonly Language[]): readonly FormError[] => [
  ...(['kind', 'category', 'severity', 'urgency', 'certainty'] as const)
    .filter((name) => form[name] === null)
    .map((name) => ({ field: name, sentence: t(`form.${name}Missing`) })),
  ...textErrors(form, languages),
  ...(isLink(form.link) ? [] : [{ field: 'link', sentence: t('form.linkWrong') }]),
];

const whereErrors = (form: AlertForm): readonly FormError[] => [
  ...(form.where.length > 0 || !hasAudience(form)
    ? []
    : [{ field: 'areas', sentence: t('form.areasMissing') }]),
  ...(form.adding ? [{ field: 'adding', sentence: t('where.unfinished') }] : []),
  ...(form.buffer !== null && form.buffer <= limits.bufferMetres
    ? []
    : [{ field: 'buffer', sentence: t('where.bufferWrong', { most: limits.bufferMetres }) }]),
  ...(!needsService(form) || form.services.length > 0
    ? []
    : [{ field: 'services', sentence: t('form.servicesMissing') }]),
];

const partErrors = (id: 'start' | 'end', { day, time }: EndAt): readonly FormError[] => {
  if (day === '' && time === '') return [{ field: `${id}-day`, sentence: t('form.endMissing') }];
  if (day === '') return [{ field: `${id}-day`, sentence: t('form.endDayMissing') }];
  if (time === '') return [{ field: `${id}-time`, sentence: t('form.endTimeMissing') }];
  return [];
};

const startErrors = ({ sendAt, startAt }: AlertForm, now: number): readonly FormError[] => {
  if (startAt === null) return [];
  const missing = partErrors('start', startAt);
  if (missing.length > 0) return missing;
  const sentence =
    sendAt === null || sendAt <= now
      ? t('form.startPast')
      : sendAt > now + limits.scheduleAhead
        ? t('form.startFar', { most: duration(limits.scheduleAhead) })
        : null;
  return sentence === null ? [] : [{ field: 'start-day', sentence }];
};

const endErrors = (form: AlertForm, now: number): readonly FormError[] => {
  const { expiresAt, endAt, sendAt } = form;
  if (expiresAt === null) {
    const missing = endAt ? partErrors('end', endAt) : [];
    return missing.length > 0 ? missing : [{ field: 'end', sentence: t('form.durationMissing') }];
  }
  const field = endAt ? 'end-day' : 'end';
  const { least, most } = lifeOf(form.kind ?? 'general');
  const from = t(sendAt === null ? 'form.fromNow' : 'form.fromStart');
  const left = expiresAt - Math.max(sendAt ?? now, now);
  // A choice made a moment ago is a little shorter by now; the relay allows the same minute.
  if (left < least - 60_000)
    return [{ field, sentence: t('form.endTooSoon', { least: duration(least), from }) }];
  if (left > most)
    return [{ field, sentence: t('form.endTooLate', { most: duration(most), from }) }];
  return [];
};

/**
 * What is still wrong with the answer to a question; empty where one may go on.
 * @param now ms @param languages the council's
 */
export const errorsIn = (
  form: AlertForm,
  question: Question,
  now: number,
  languages: readonly Language[],
): readonly FormError[] => {
  switch (question) {
    case 'what':
      return form.type === 'all-clear' ? textErrors(form, languages) : whatErrors(form, languages);
    case 'where':
      return whereErrors(form);
    case 'when':
      return [...startErrors(form, now), ...endErrors(form, now)];
    default:
      return [];
  }
};
