import {
  fill,
  problems,
  type ProblemCode,
  type ProblemParams,
  type ProblemView,
} from '@bellman/protocol';
import { maybe, t } from '../text/text.js';

/** Why something was not done: the relay's code, or what went wrong on the way to it. */
export type RefusalCode = ProblemCode | 'unreachable' | 'not-understood';

/** The one error that `link/` throws; `message` is the sentence to show. */
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

/** What to tell the person: the desk's own wording where it has one, else the protocol's. */
const sentenceOf = (code: RefusalCode, params: ProblemParams): string => {
  if (code === 'unreachable') return t('error.unreachable');
  if (code === 'not-understood') return t('error.notUnderstood');
  return maybe(`problem.${code}`, params) ?? fill(problems[code][1], params);
};

/** A refusal from what came over the wire: a problem (RFC 9457), or anything at all. */
export const refusalOf = (wire: unknown): Refusal => {
  if (!isProblem(wire)) return new Refusal('not-understood');
  if (Object.hasOwn(problems, wire.code)) return new Refusal(wire.code, wire.params);
  // A newer relay may know codes that this desk does not; its own sentence comes with them.
  return new Refusal(wire.code, wire.params, wire.title);
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
