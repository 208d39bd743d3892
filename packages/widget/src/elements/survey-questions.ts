import { Survey } from '@bellman/protocol';
import * as v from 'valibot';

/** A question with its answers, best first, as the relay names them. */
export interface Question {
  readonly name: 'satisfaction' | 'resolved' | 'otherwise';
  readonly values: readonly string[];
}

export const questions: readonly Question[] = [
  { name: 'satisfaction', values: ['5', '4', '3', '2', '1'] },
  { name: 'resolved', values: ['yes', 'partly', 'no'] },
  { name: 'otherwise', values: ['phone', 'visit', 'email', 'form', 'post', 'none'] },
];

/** What was answered; a question without an answer is left out. */
export const answersIn = (form: FormData): Survey => {
  const given: Record<string, unknown> = {};
  for (const [name, value] of form) {
    if (value !== '') given[name] = name === 'satisfaction' ? Number(value) : value;
  }
  return v.parse(Survey, given);
};
