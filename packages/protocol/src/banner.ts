import type { AlertKind } from './alerts.js';
import type { CurrentAlert } from './availability.js';
import type { Language } from './shapes.js';

/** What is in force, as a banner tells it: of each line its newest version, the gravest first. */
export interface BannerAlert extends CurrentAlert {
  readonly kind: AlertKind;
  /** A drill, which whoever shows it must say. */
  readonly exercise: boolean;
  /** What the headline is written in. */
  readonly language: Language;
  /** When it ends, ms: a banner takes it away by itself. */
  readonly expiresAt: number;
}

/** The same for a chat, in both languages, so that whoever reads it in another asks for nothing. */
export type AlertsInForce = Readonly<Record<Language, CurrentAlerts>> & {
  /** Whether it changed just now, rather than was so when the chat was handed over. */
  readonly news: boolean;
  /** The relay's clock as it said so, ms: a device's own may be wrong by a day. */
  readonly at: number;
};

/** The answer to `currentAlerts`: all that a banner needs, in one cached GET. */
export interface CurrentAlerts {
  readonly alerts: readonly BannerAlert[];
  /** The public page of all the council's alerts. */
  readonly page: string;
  /** The council's own wording of the banner, by catalogue key. */
  readonly texts: Readonly<Record<string, string>>;
}
