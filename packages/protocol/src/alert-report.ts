import type { AlertArea } from './alert-where.js';
import type { Language } from './shapes.js';

/** What became of an alert's messages, in channels. */
export interface Outcomes {
  readonly accepted: number;
  /** Told by the worker's beacon (S6): at most as many as accepted. */
  readonly shown: number;
  readonly opened: number;
  /** The push service says that the browser has left, or an e-mail address does not exist. */
  readonly gone: number;
  readonly failed: number;
  readonly pending: number;
  /** Waits for quiet hours to end (S4). */
  readonly held: number;
}

/** A push service that does not take our messages as it should, for the planner to see. */
export interface ServiceTrouble {
  readonly host: string;
  /** refuses: 400, 401, 403, our fault; slow: asks to wait; failing: errors or no answer. */
  readonly state: 'refuses' | 'slow' | 'failing';
  /** HTTP; null where there was no answer. */
  readonly status: number | null;
  /** When it is tried again, ms; null: now. */
  readonly until: number | null;
}

/**
 * An alert's report, live (A7): messages, as they are, but for wards. Those with fewer than 5
 * channels are counted together, and with the smallest of the others if they are fewer than 5 still.
 */
export interface AlertReport {
  readonly total: Outcomes;
  readonly byHost: readonly ({ readonly host: string } & Outcomes)[];
  readonly byArea: readonly ({ readonly area: AlertArea | null } & Pick<
    Outcomes,
    'accepted' | 'gone' | 'failed' | 'pending'
  >)[];
  /** ms after the first message until half, 95 %, and all that will be were accepted; null: not yet. */
  readonly times: {
    readonly half: number | null;
    readonly p95: number | null;
    readonly last: number | null;
  };
  readonly trouble: readonly ServiceTrouble[];
  /** Followers who had an earlier version, and who were newly covered by this one. */
  readonly line: { readonly had: number; readonly newly: number } | null;
}

/** How an alert will look, before it is submitted (A1). */
export interface AlertPreview {
  readonly languages: readonly Language[];
  readonly push: Readonly<
    Partial<Record<Language, { readonly title: string; readonly body: string }>>
  >;
  readonly email: Readonly<
    Partial<Record<Language, { readonly subject: string; readonly text: string }>>
  >;
  /** The page's article, as HTML made by the relay alone, of nothing but escaped text. */
  readonly page: Readonly<Partial<Record<Language, string>>>;
  /** Long sentences and hard words, for whoever writes it (GOV.UK: 25 words a sentence). */
  readonly hints: readonly {
    readonly language: Language;
    readonly field: 'headline' | 'what' | 'instruction';
    readonly hint: 'long-sentence' | 'hard-word' | 'capitals' | 'no-action';
    readonly words: string;
  }[];
}
