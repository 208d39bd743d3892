import type { ProblemCode, ProblemParams, ProblemView } from '@bellman/protocol';
import { maybe, t } from '../text/text.js';

/** Why something was not done: the relay's code, or what went wrong on the way to it. */
export type RefusalCode = ProblemCode | 'unreachable' | 'not-understood';

/**
 * The one error that `link/` throws; `message` is the sentence to show. One that the desk makes
 * itself has its sentence in the desk's catalogue, as `problem.{code}`.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly code: RefusalCode,
    readonly params: ProblemParams = {},
    sentence = sentenceOf(code, params),
  ) {
    super(sentence);
  }
}

/** The desk's own wording, where it has one. */
const ownSentence = (code: RefusalCode, params: ProblemParams): string | undefined => {
  if (code === 'unreachable') return t('error.unreachable');
  if (code === 'not-understood') return t('error.notUnderstood');
  return maybe(`problem.${code}`, params);
};

const sentenceOf = (code: RefusalCode, params: ProblemParams): string =>
  ownSentence(code, params) ?? t('error.refused', { code });

/**
 * A refusal from what came over the wire: a problem (RFC 9457), or anything at all. Its title is the
 * relay's own sentence, so that the desk need not carry those, and a newer relay's are told too.
 */
export const refusalOf = (wire: unknown): Refusal => {
  if (!isProblem(wire)) return new Refusal('not-understood');
  const { code, params = {}, title } = wire;
  return new Refusal(code, params, ownSentence(code, params) ?? title);
};

const isProblem = (wire: unknown): wire is ProblemView =>
  typeof wire === 'object' &&
  wire !== null &&
  typeof (wire as { code?: unknown }).code === 'string' &&
  typeof (wire as { title?: unknown }).title === 'string';

/** The refusal in whatever was thrown; anything that is not one is a fault of ours and goes on. */
export const asRefusal = (thrown: unknown): Refusal => {
  if (thrown instanceof Refusal) return thrown;
  throw thrown;
};
