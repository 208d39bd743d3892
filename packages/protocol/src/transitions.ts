import type { VersionType } from './alerts.js';
import { limits } from './limits.js';
import type { Act } from './people.js';

/** Where an alert stands (one version of its line). */
export type AlertState =
  | 'draft'
  | 'submitted'
  | 'returned'
  | 'rejected'
  | 'approved'
  | 'sending'
  | 'sent'
  | 'expired'
  | 'stopped';

/**
 * What can happen to it. The last four are the relay's own doing: `refuse` is what it does in
 * place of `send` when the alert or its audience is no longer the one that was approved (A4).
 */
export type AlertEvent =
  | 'edit'
  | 'submit'
  | 'withdraw'
  | 'return'
  | 'reject'
  | 'approve'
  | 'release'
  | 'breakGlass'
  | 'stop'
  | 'send'
  | 'refuse'
  | 'finish'
  | 'expire';

export interface Transition {
  readonly from: AlertState;
  readonly event: AlertEvent;
  /** The act that a person's role must allow; `relay` where no person may. */
  readonly who: Act | 'relay';
  /** A second rule on the person: approval is never by whoever wrote or submitted. */
  readonly not?: 'author';
  /**
   * Who else may, where the alert has waited since it was submitted: the council's named deputy
   * (`limits.approval.deputyAfter`).
   */
  readonly or?: 'deputy';
  /** From how long after it was submitted it may be done, ms. */
  readonly after?: number;
  /** Words that must come with it. */
  readonly needs?: 'reason';
  /** Asks for the second step's code again. */
  readonly again?: true;
  /**
   * The CAP 1.2 msgType that this step puts out, where it puts one out; `own`: the version's, as
   * `capTypeOf` has it.
   */
  readonly cap?: 'own' | 'Cancel';
  readonly to: AlertState;
}

/**
 * An alert's life (A5): the one table that the relay, the desk and the docs go by.
 * What is not in it cannot happen.
 */
export const transitions: readonly Transition[] = [
  { from: 'draft', event: 'edit', who: 'alert.propose', to: 'draft' },
  { from: 'returned', event: 'edit', who: 'alert.propose', to: 'draft' },
  { from: 'draft', event: 'submit', who: 'alert.propose', to: 'submitted' },
  { from: 'returned', event: 'submit', who: 'alert.propose', to: 'submitted' },
  // Without a second person, where the kind and the number of followers allow it (A4).
  { from: 'draft', event: 'release', who: 'alert.write', again: true, to: 'approved' },
  { from: 'returned', event: 'release', who: 'alert.write', again: true, to: 'approved' },
  { from: 'submitted', event: 'withdraw', who: 'alert.propose', to: 'draft' },
  { from: 'submitted', event: 'return', who: 'alert.approve', needs: 'reason', to: 'returned' },
  { from: 'submitted', event: 'reject', who: 'alert.approve', needs: 'reason', to: 'rejected' },
  {
    ...{ from: 'submitted', event: 'approve', who: 'alert.approve' },
    ...{ or: 'deputy', not: 'author', again: true, to: 'approved' },
  },
  // Nobody answered, and the deputy did not: loudly audited.
  {
    ...{ from: 'submitted', event: 'breakGlass', who: 'alert.write' },
    ...{ after: limits.approval.breakGlassAfter, needs: 'reason', again: true, to: 'approved' },
  },
  { from: 'approved', event: 'stop', who: 'alert.stop', again: true, to: 'stopped' },
  { from: 'approved', event: 'send', who: 'relay', cap: 'own', to: 'sending' },
  { from: 'approved', event: 'refuse', who: 'relay', to: 'returned' },
  { from: 'approved', event: 'expire', who: 'relay', to: 'expired' },
  { from: 'sending', event: 'stop', who: 'alert.stop', again: true, cap: 'Cancel', to: 'stopped' },
  { from: 'sending', event: 'finish', who: 'relay', to: 'sent' },
  { from: 'sending', event: 'expire', who: 'relay', to: 'expired' },
  { from: 'sent', event: 'expire', who: 'relay', to: 'expired' },
];

/** The CAP 1.2 msgType of a version that goes out. */
export const capTypeOf = (type: VersionType): 'Alert' | 'Update' | 'Cancel' =>
  type === 'alert' ? 'Alert' : type === 'all-clear' ? 'Cancel' : 'Update';

/** The row for `event` in `state`, or undefined where the table has none. */
export const transition = (state: AlertState, event: AlertEvent): Transition | undefined =>
  transitions.find((row) => row.from === state && row.event === event);
