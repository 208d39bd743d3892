import type { ProblemView } from '@bellman/protocol';
import { Refusal } from './refusal.js';

/** Refusals that another try does not change: the page or the relay's settings must be mended. */
const FINAL: readonly string[] = ['council-unknown', 'origin-refused'];

/** Whether trying again is of no use. */
export const isFinal = ({ code }: ProblemView): boolean => FINAL.includes(code);

/**
 * Why a council could not be loaded. What only the web team can mend is told to it on the console,
 * with the relay's own English sentence. An error that is no refusal is thrown on.
 */
export const faultIn = (error: unknown): ProblemView => {
  if (!(error instanceof Refusal)) throw error;
  const { problem } = error;
  if (isFinal(problem)) console.warn(`Bellman: ${problem.code}: ${problem.title}`);
  return problem;
};
