import { limits, type ProblemCode, type ProblemParams } from '@bellman/protocol';
import { Refusal } from '../ground/refusal.js';
import type { AlertsKey } from '../text/keys.js';
import type { Texts } from '../text/texts.js';
import type { Fault } from './state.js';
import { SubscribeFailure } from './subscribe.js';

/** Codes whose sentence in the chat's catalogue speaks of the chat, with ours instead. */
const own: Partial<Record<ProblemCode, AlertsKey>> = {
  internal: 'alerts.problem.down',
  'not-found': 'alerts.problem.down',
  'store-full': 'alerts.problem.down',
  overloaded: 'alerts.problem.busy',
  draining: 'alerts.problem.busy',
  'council-unknown': 'alerts.problem.page',
  'origin-refused': 'alerts.problem.page',
  'body-wrong-shape': 'alerts.problem.page',
  'body-too-large': 'alerts.problem.page',
  'body-not-json': 'alerts.problem.page',
  'content-type-wrong': 'alerts.problem.page',
  'service-unknown': 'alerts.problem.page',
  'channel-keys-wrong': 'alerts.failed.push',
  'endpoint-malformed': 'alerts.failed.push',
  'endpoint-not-https': 'alerts.problem.browser',
  'endpoint-host-unknown': 'alerts.problem.browser',
  'endpoint-private': 'alerts.problem.browser',
  'alert-mail-off': 'alerts.email.off',
};

/** The fault that an error is; an error that is none of the expected is thrown on. */
export const faultOf = (field: Fault['field'], error: unknown): Fault => {
  if (error instanceof Refusal) {
    const { problem } = error;
    return { field: /^(postcode|area|email)-/.test(problem.code) ? field : null, problem };
  }
  if (error instanceof SubscribeFailure) return { field, key: `alerts.failed.${error.what}` };
  throw error;
};

/** What to say about a fault. */
export const sentenceOf = (text: Texts, fault: Fault): string => {
  if ('key' in fault) return text.t(fault.key, sayable);
  const key = own[fault.problem.code];
  return key ? text.t(key, sayable) : text.problem(fault.problem);
};

/** Values that our own sentences may carry. */
const sayable: ProblemParams = { limit: limits.places };
