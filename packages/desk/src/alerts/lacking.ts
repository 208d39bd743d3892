import type { CouncilView, StaffAlert, VersionType } from '@bellman/protocol';
import { questions, type Question } from '../ground/address.js';
import { formOf } from './form.js';
import { errorsIn } from './rules.js';

/** Something that an alert does not say yet, and the question that asks for it. */
export interface Lacking {
  readonly question: Question;
  readonly sentence: string;
}

/** The questions that an alert is asked: an all-clear, which goes to whoever got the first, only for words. */
export const askedOf = (type: VersionType | undefined): readonly Question[] =>
  type === 'all-clear' ? ['what', 'check'] : questions;

/** What keeps a saved alert from being submitted at `now` (ms). */
export const lacking = (
  alert: StaffAlert,
  { languages }: Pick<CouncilView, 'languages'>,
  now: number,
): readonly Lacking[] =>
  askedOf(alert.type).flatMap((question) =>
    errorsIn(formOf(alert), question, now, languages).map(({ sentence }) => ({
      ...{ question, sentence },
    })),
  );
