import type { afterEn } from './after-en.js';
import type { alertsEn } from './alerts-en.js';
import type { awayEn } from './away-en.js';
import type { bannerEn } from './banner-en.js';
import type { careEn } from './care-en.js';
import type { en } from './en.js';

/** A sentence of the chat. */
export type ChatKey = keyof typeof en;

/** A sentence of the alert sign-up. */
export type AlertsKey = keyof typeof alertsEn;

/** A sentence of what is not simply open. */
export type AwayKey = keyof typeof awayEn;

/** A sentence of waiting, of coming back, or of what follows a chat. */
export type AfterKey = keyof typeof afterEn;

/** A sentence of what goes with a chat under way. */
export type CareKey = keyof typeof careEn;

/** A sentence of the banner. */
export type BannerKey = keyof typeof bannerEn;

type Key = ChatKey | AlertsKey | AwayKey | AfterKey | CareKey | BannerKey;

/** CLDR's plural categories, as `Intl.PluralRules` gives them. */
type Category = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** The part before a plural category: `launcher.unread` for `launcher.unread.one`. */
type PluralStem<Form extends string> = Form extends `${infer Stem}.${Category}` ? Stem : never;

/** What `Texts.t` takes: a key, or the stem of a key with plural forms. */
export type TextKey = Key | PluralStem<Key>;
