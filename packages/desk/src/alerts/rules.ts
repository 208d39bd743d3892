import { limits, type AlertText } from '@bellman/protocol';
import type { Question } from '../ground/address.js';
import { t } from '../text/alerts.js';
import type { FormError } from '../ui/error-summary.js';
import { isLink, isWelshBegun, needsService, type AlertForm, type EndAt } from './form.js';
import { duration, lifeOf } from './words.js';

const wordsOf = (text: AlertText, suffix: '' | '-cy'): FormError[] => {
  const errors: FormError[] = [];
  const headline = text.headline.trim();
  const limit = limits.headlineLength;
  if (headline === '')
    errors.push({ field: `headline${suffix}`, sentence: t('form.headlineMissing') });
  else if (headline.length > limit)
    errors.push({
      field: `headline${suffix}`,
      sentence: t('form.headlineLong', { limit, length: headline.length }),
    });
  if (text.what.trim() === '')
    errors.push({ field: `what${suffix}`, sentence: t('form.whatMissing') });
  for (const name of ['what', 'instruction'] as const)
    if (text[name].trim().length > limits.alertTextLength)
      errors.push({
        field: `${name}${suffix}`,
        sentence: t('form.textLong', {
          limit: limits.alertTextLength,
          length: text[name].trim().length,
        }),
      });
  return errors;
};

const textErrors = (form: AlertForm): readonly FormError[] => [
  ...wordsOf(form.en, ''),
  ...(isWelshBegun(form) ? wordsOf(form.cy, '-cy') : []),
];

const whatErrors = (form: AlertForm): readonly FormError[] => [
  ...(['kind', 'severity', 'urgency', 'certainty'] as const)
    .filter((name) => form[name] === null)
    .map((name) => ({ field: name, sentence: t(`form.${name}Missing`) })),
  ...textErrors(form),
  ...(isLink(form.link) ? [] : [{ field: 'link', sentence: t('form.linkWrong') }]),
];

const whereErrors = (form: AlertForm): readonly FormError[] => [
  ...(form.where.length > 0 ? [] : [{ field: 'areas', sentence: t('form.areasMissing') }]),
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

/** What is still wrong with the answer to a question, at `now` (ms); empty where one may go on. */
export const errorsIn = (
  form: AlertForm,
  question: Question,
  now: number,
): readonly FormError[] => {
  switch (question) {
    case 'what':
      return form.type === 'all-clear' ? textErrors(form) : whatErrors(form);
    case 'where':
      return whereErrors(form);
    case 'when':
      return [...startErrors(form, now), ...endErrors(form, now)];
    default:
      return [];
  }
};
