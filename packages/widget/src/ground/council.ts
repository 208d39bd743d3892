import { CouncilView, type Language } from '@bellman/protocol';
import * as v from 'valibot';
import { Refusal, unusable } from './refusal.js';
import { problemIn } from './shapes.js';

/** How long an answer may take, in milliseconds. */
const PATIENCE = 20_000;

/**
 * What the relay says of a council: `GET /api/v1/councils/{council}`, without cookies.
 * @throws Refusal when the relay refuses, cannot be reached, or answers in no known shape.
 */
export const loadCouncil = async (
  relay: string,
  council: string,
  language: Language,
): Promise<CouncilView> => {
  const address = `${relay}/api/v1/councils/${encodeURIComponent(council)}?language=${language}`;
  let answer: unknown;
  try {
    const response = await fetch(address, {
      credentials: 'omit',
      signal: AbortSignal.timeout(PATIENCE),
    });
    answer = await response.json();
  } catch (error) {
    throw unusable(`The relay did not answer: ${String(error)}`);
  }
  const view = v.safeParse(CouncilView, answer);
  if (view.success) return view.output;
  const problem = problemIn(answer);
  throw problem ? new Refusal(problem) : unusable('The relay’s answer has no known shape.');
};
