import {
  answerHoles,
  limits,
  mask,
  Problem,
  type AnswerDraft,
  type AnswerView,
} from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';
import { newId } from '../ground/ids.js';
import { dateAt, isDate } from '../ground/local-time.js';
import { unsteered } from '../ground/steering.js';
import type { Handlers } from '../http/route.js';
import type { GivenAnswer, StoredAnswer } from '../store/answers.js';
import type { Store } from '../store/store.js';
import type { Council } from './settings.js';

interface AnswerParts {
  readonly store: Pick<Store, 'answers' | 'staff'>;
  readonly clock: Clock;
  readonly councils: { get(id: string): Promise<Pick<Council, 'services' | 'hours'>> };
}

type Text = AnswerDraft['texts']['en'];
type Routes = 'deskAnswers' | 'deskNewAnswer' | 'deskEditAnswer' | 'deskDropAnswer';

/** The council's prepared answers: read by advisers, written by supervisors and administrators. */
export const answerRoutes = (parts: AnswerParts): Handlers<Routes> => {
  const { store, clock } = parts;

  const todayAt = async (council: string): Promise<string> =>
    dateAt(clock.now(), (await parts.councils.get(council)).hours.zone);

  const given = async (
    council: string,
    id: string,
    by: string,
    draft: AnswerDraft,
  ): Promise<GivenAnswer> => {
    const { services } = await parts.councils.get(council);
    const { service, reviewOn, owner = by } = draft;
    if (service !== null && !services.some((one) => one.id === service))
      throw new Problem('service-unknown', { service });
    const texts = checkTexts(draft.texts);
    checkReview(reviewOn, await todayAt(council));
    if (owner !== by && !(await store.staff.list({ council })).some((one) => one.id === owner))
      throw new Problem('staff-unknown');
    return { council, id, service, texts, reviewOn, owner, by };
  };

  const view = async (council: string, id: string): Promise<AnswerView> => {
    const today = await todayAt(council);
    const found = (await store.answers.list({ council })).find((one) => one.id === id);
    // Somebody else took it away meanwhile.
    if (found === undefined) throw new Problem('answer-unknown');
    return viewOf(found, today);
  };

  return {
    deskAnswers: async ({ council }) => {
      const today = await todayAt(council);
      return (await store.answers.list({ council }))
        .map((answer) => viewOf(answer, today))
        .toSorted((a, b) => a.texts.en.title.localeCompare(b.texts.en.title, 'en'));
    },
    deskNewAnswer: async ({ council, body, staff }) => {
      const id = newId(clock.now());
      await store.answers.add(await given(council, id, staff.id, body));
      return view(council, id);
    },
    deskEditAnswer: async ({ council, id, body, staff }) => {
      await store.answers.edit(await given(council, id, staff.id, body));
      return view(council, id);
    },
    deskDropAnswer: async ({ council, id, staff }) => {
      await store.answers.drop({ council, id, by: staff.id });
    },
  };
};

const viewOf = (answer: StoredAnswer, today: string): AnswerView => ({
  ...answer,
  stale: answer.reviewOn <= today,
});

const checkTexts = ({ en, cy }: AnswerDraft['texts']): AnswerDraft['texts'] => ({
  en: checkText(en, 'English'),
  ...(cy === undefined ? {} : { cy: checkText(cy, 'Welsh') }),
});

/** Words as they are kept: masked, as every word of a chat is (C7). */
const checkText = (text: Text, language: string): Text => {
  const title = mask(unsteered(text.title).replace(/\s+/g, ' ')).text;
  const body = mask(unsteered(text.body)).text;
  if (title === '') throw new Problem('answer-needs-title', { language });
  if (body === '') throw new Problem('answer-needs-body', { language });
  const refuse = (
    code: 'answer-title-too-long' | 'message-too-long',
    limit: number,
    { length }: string,
  ): void => {
    if (length > limit) throw new Problem(code, { limit, length });
  };
  refuse('answer-title-too-long', limits.answerTitleLength, title);
  refuse('message-too-long', limits.messageLength, body);
  const known: readonly string[] = answerHoles.map((name) => `{${name}}`);
  const stray = (`${title} ${body}`.match(/\{[^{}]*\}/g) ?? []).find(
    (hole) => !known.includes(hole),
  );
  if (stray !== undefined)
    throw new Problem('answer-hole-unknown', { hole: stray, known: known.join(', ') });
  return { title, body };
};

/** A review lies ahead, and not so far that nobody would be asked for years. */
const checkReview = (on: string, today: string): void => {
  const latest = `${Number(today.slice(0, 4)) + 2}${today.slice(4)}`;
  if (!isDate(on) || on <= today || on > latest) throw new Problem('answer-review-wrong');
};
