import type { AreaView, FollowerView, Language, ProblemView, QuietHours } from '@bellman/protocol';
import type { AlertsKey } from '../text/keys.js';
import type { ChosenPlace } from './places.js';

/** A screen that asks for one choice. */
export type Question =
  | 'postcode'
  | 'ward'
  | 'places'
  | 'services'
  | 'quiet'
  | 'language'
  | 'lock-screen';

/** What the resident sees: one question, or one state, at a time. */
export type Screen =
  | Question
  | 'opening'
  | 'unreached'
  | 'turn-on'
  | 'email'
  | 'following'
  | 'stopped'
  | 'blocked'
  | 'private'
  | 'unsupported'
  | 'home-screen'
  | 'no-worker';

/** A box that can hold what is wrong. */
export type Field = 'postcode' | 'label' | 'ward' | 'email' | 'from' | 'to';

/** What went wrong, and by which question: our own sentence, or a refusal. */
export type Fault = { readonly field: Field | null } & (
  | { readonly key: AlertsKey }
  | { readonly problem: ProblemView }
);

/** What a resident chooses. */
export interface Wish {
  readonly places: readonly ChosenPlace[];
  readonly services: readonly string[];
  readonly general: boolean;
  readonly drills: boolean;
  readonly neutral: boolean;
  readonly quiet: QuietHours | null;
  /** Null: what the page speaks. */
  readonly language: Language | null;
}

/** How the sign-up stands. */
export interface State extends Wish {
  readonly screen: Screen;
  /** The place that is being changed, in place of adding one. */
  readonly changing: ChosenPlace | null;
  /** Of quiet hours, which of the three is marked. */
  readonly quietChoice: 'off' | 'night' | 'own';
  /** For the list of wards; empty until it is asked for. */
  readonly areas: readonly AreaView[];
  /** What the relay holds, once alerts are on. */
  readonly follower: FollowerView | null;
  readonly fault: Fault | null;
  /** Something to say that is not a fault. */
  readonly note: AlertsKey | null;
  /** The name of what was removed last on this screen, or on the way to it. */
  readonly removed: string | null;
  readonly busy: boolean;
  /** Turned on a moment ago, rather than found on: by which way. */
  readonly fresh: 'push' | 'email' | null;
  /** The browser keeps the managing token. */
  readonly isKept: boolean;
  /** Of what is on: whether this browser was to be notified, and whether it can be. */
  readonly here: 'none' | 'on' | 'unreached';
  /** Which of the channels is this browser, where that is known. */
  readonly channel: string | null;
  readonly permission: NotificationPermission;
}

export const begin: State = {
  screen: 'opening',
  places: [],
  services: [],
  general: false,
  drills: false,
  neutral: false,
  quiet: null,
  language: null,
  changing: null,
  quietChoice: 'off',
  areas: [],
  follower: null,
  fault: null,
  note: null,
  removed: null,
  busy: false,
  fresh: null,
  isKept: true,
  here: 'none',
  channel: null,
  permission: 'default',
};
