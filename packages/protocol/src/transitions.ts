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
  /** Words that must come with it. */
  readonly needs?: 'reason';
  /** The CAP 1.2 msgType that this step puts out, where it puts one out. */
  readonly cap?: 'Alert' | 'Cancel';
  readonly to: AlertState;
}

/**
 * An alert's life (A5): the one table that the relay, the desk and the docs go by.
 * What is not in it cannot happen.
 */
export const transitions: readonly Transition[] = [
  { from: 'draft', event: 'edit', who: 'alert.write', to: 'draft' },
  { from: 'returned', event: 'edit', who: 'alert.write', to: 'draft' },
  { from: 'draft', event: 'submit', who: 'alert.write', to: 'submitted' },
  { from: 'returned', event: 'submit', who: 'alert.write', to: 'submitted' },
  { from: 'submitted', event: 'withdraw', who: 'alert.write', to: 'draft' },
  { from: 'submitted', event: 'return', who: 'alert.approve', needs: 'reason', to: 'returned' },
  { from: 'submitted', event: 'reject', who: 'alert.approve', needs: 'reason', to: 'rejected' },
  { from: 'submitted', event: 'approve', who: 'alert.approve', not: 'author', to: 'approved' },
  { from: 'approved', event: 'stop', who: 'alert.stop', to: 'stopped' },
  { from: 'approved', event: 'send', who: 'relay', cap: 'Alert', to: 'sending' },
  { from: 'approved', event: 'refuse', who: 'relay', to: 'returned' },
  { from: 'approved', event: 'expire', who: 'relay', to: 'expired' },
  { from: 'sending', event: 'stop', who: 'alert.stop', cap: 'Cancel', to: 'stopped' },
  { from: 'sending', event: 'finish', who: 'relay', to: 'sent' },
  { from: 'sending', event: 'expire', who: 'relay', to: 'expired' },
  { from: 'sent', event: 'expire', who: 'relay', to: 'expired' },
];

/** The row for `event` in `state`, or undefined where the table has none. */
export const transition = (state: AlertState, event: AlertEvent): Transition | undefined =>
  transitions.find((row) => row.from === state && row.event === event);
