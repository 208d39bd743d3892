import { answerHoles, limits, mask, type AnswerView } from '@bellman/protocol';
import { isDate, monthsAfter } from '../ground/dates.js';
import { dayKey } from '../ground/times.js';
import type { BodyOf } from '../link/api.js';
import type { Refusal } from '../link/refusal.js';
import { t } from '../text/people.js';
import type { FormError } from '../ui/error-summary.js';

/** After how many months an answer is reviewed unless its writer says otherwise. */
export const REVIEW_MONTHS = 6;

type Body = BodyOf<'deskNewAnswer'>;

/** A prepared answer as it is typed. */
export interface PreparedDraft {
  /** A service's id; empty: any. */
  readonly service: string;
  readonly titleEn: string;
  readonly bodyEn: string;
  readonly titleCy: string;
  readonly bodyCy: string;
  readonly reviewOn: string;
}

/** A draft of an answer, or of a new one. */
export const draftOf = (answer: AnswerView | null, now: number): PreparedDraft => ({
  service: answer?.service ?? '',
  titleEn: answer?.texts.en.title ?? '',
  bodyEn: answer?.texts.en.body ?? '',
  titleCy: answer?.texts.cy?.title ?? '',
  bodyCy: answer?.texts.cy?.body ?? '',
  reviewOn: answer?.reviewOn ?? monthsAfter(now, REVIEW_MONTHS),
});

const masked = (words: string): string => mask(words.trim()).text;

/** What is sent; card and bank numbers are hidden before it leaves. @param owner who stays it */
export const bodyOf = (draft: PreparedDraft, owner: string | undefined): Body => {
  const cy = { title: masked(draft.titleCy), body: masked(draft.bodyCy) };
  return {
    service: draft.service === '' ? null : draft.service,
    texts: {
      en: { title: masked(draft.titleEn), body: masked(draft.bodyEn) },
      ...(cy.title === '' && cy.body === '' ? {} : { cy }),
    },
    reviewOn: draft.reviewOn,
    ...(owner === undefined ? {} : { owner }),
  };
};

/** The same answer with another review date, its owner as they are. */
export const reviewedBody = (
  { service, texts, owner }: AnswerView,
  reviewOn: string,
  keepOwner: boolean,
): Body => ({ service, texts, reviewOn, ...(keepOwner ? { owner: owner.id } : {}) });

/** The holes as they are written: `{name}`. */
export const holes = answerHoles.map((name) => `{${name}}`);

const strayIn = (words: string): string | undefined =>
  (words.match(/\{[^{}]*\}/g) ?? []).find((hole) => !holes.includes(hole));

type Where = 'titleEn' | 'bodyEn' | 'titleCy' | 'bodyCy';

const textErrors = (draft: PreparedDraft, where: Where, language: string): FormError[] => {
  const words = draft[where].trim();
  const isTitle = where.startsWith('title');
  const { length } = words;
  const limit = isTitle ? limits.answerTitleLength : limits.messageLength;
  const at = (sentence: string): FormError[] => [{ field: `answer-${where}`, sentence }];
  if (length === 0)
    return at(t(isTitle ? 'prepared.needsTitle' : 'prepared.needsBody', { language }));
  if (length > limit)
    return at(t(isTitle ? 'prepared.titleLong' : 'prepared.bodyLong', { limit, length }));
  const hole = strayIn(words);
  return hole === undefined ? [] : at(t('prepared.holeUnknown', { hole, known: holes.join(', ') }));
};

/** What is wrong with a review date; undefined where nothing is. */
export const reviewError = (reviewOn: string, now: number): string | undefined =>
  isDate(reviewOn) && reviewOn > dayKey(now) ? undefined : t('prepared.reviewWrong');

/** What must be put right before anything is sent, in the order of the form. */
export const errorsIn = (draft: PreparedDraft, now: number): readonly FormError[] => {
  const english = t('chat.language.en');
  const welsh = t('chat.language.cy');
  const hasWelsh = draft.titleCy.trim() !== '' || draft.bodyCy.trim() !== '';
  const late = reviewError(draft.reviewOn, now);
  return [
    ...textErrors(draft, 'titleEn', english),
    ...textErrors(draft, 'bodyEn', english),
    ...(hasWelsh
      ? [...textErrors(draft, 'titleCy', welsh), ...textErrors(draft, 'bodyCy', welsh)]
      : []),
    ...(late === undefined ? [] : [{ field: 'answer-reviewOn', sentence: late }]),
  ];
};

/** A refusal of the relay's, at the field that it is about if there is one. */
export const errorOfRefusal = ({ code, params, message: sentence }: Refusal): FormError => {
  const language = params['language'] === 'Welsh' ? 'Cy' : 'En';
  switch (code) {
    case 'answer-needs-title':
      return { field: `answer-title${language}`, sentence };
    case 'answer-needs-body':
      return { field: `answer-body${language}`, sentence };
    case 'answer-review-wrong':
      return { field: 'answer-reviewOn', sentence };
    case 'service-unknown':
      return { field: 'answer-service', sentence };
    default:
      return { sentence };
  }
};
