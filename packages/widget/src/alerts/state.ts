import type { AreaView, FollowerView, ProblemView } from '@bellman/protocol';
import type { AlertsKey } from '../text/keys.js';
import type { ChosenPlace } from './places.js';

/** What the resident sees: one question, or one state, at a time. */
export type Screen =
  | 'opening'
  | 'unreached'
  | 'postcode'
  | 'ward'
  | 'places'
  | 'services'
  | 'turn-on'
  | 'following'
  | 'stopped'
  | 'blocked'
  | 'unsupported'
  | 'home-screen'
  | 'no-worker';

/** What went wrong, and by which question: our own sentence, or a refusal. */
export type Fault = { readonly field: 'postcode' | 'ward' | null } & (
  | { readonly key: AlertsKey }
  | { readonly problem: ProblemView }
);

/** How the sign-up stands. */
export interface State {
  readonly screen: Screen;
  readonly places: readonly ChosenPlace[];
  readonly services: readonly string[];
  /** For the list of wards; empty until it is asked for. */
  readonly areas: readonly AreaView[];
  /** What the relay holds, once alerts are on. */
  readonly follower: FollowerView | null;
  readonly fault: Fault | null;
  /** Something to say that is not a fault. */
  readonly note: AlertsKey | null;
  /** The name of the place that was removed last on this screen, or on the way to it. */
  readonly removed: string | null;
  readonly busy: boolean;
  /** Turned on a moment ago, rather than found on. */
  readonly fresh: boolean;
  /** The browser keeps the managing token. */
  readonly isKept: boolean;
  readonly permission: NotificationPermission;
}

export const begin: State = {
  screen: 'opening',
  places: [],
  services: [],
  areas: [],
  follower: null,
  fault: null,
  note: null,
  removed: null,
  busy: false,
  fresh: false,
  isKept: true,
  permission: 'default',
};
