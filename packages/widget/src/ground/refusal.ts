import type { ProblemView } from '@bellman/protocol';

/** The relay refused, or what it said could not be used: `problem` says which and why. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(readonly problem: ProblemView) {
    super(`${problem.code}: ${problem.title}`);
  }
}

/** For what went wrong without the relay saying a code: no network, or an answer of no known shape. */
export const unusable = (title: string): Refusal =>
  new Refusal({ type: '/problems#internal', title, status: 500, code: 'internal' });
