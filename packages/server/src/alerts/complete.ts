import {
  isAlertLink,
  limits,
  Problem,
  type AlertDraft,
  type AlertKind,
  type AlertText,
  type Language,
  type VersionType,
} from '@bellman/protocol';
import { checkNames } from '../councils/shapes.js';
import { areExchanged } from './languages.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long an alert of a kind may last, ms; with the words for a refusal. */
const lifeOf = (kind: AlertKind): { least: number; most: number } =>
  kind === 'emergency' ? limits.emergencyLife : limits.otherLife;

const plural = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** A length of time in words: "22 hours 30 minutes". */
export const inWords = (ms: number): string =>
  [
    [Math.floor(ms / day), 'day'] as const,
    [Math.floor((ms % day) / hour), 'hour'] as const,
    [Math.floor((ms % hour) / minute), 'minute'] as const,
  ]
    .filter(([count]) => count > 0)
    .map(([count, unit]) => plural(count, unit))
    .join(' ');

const checkText = (text: AlertText): void => {
  if (text.headline === '') throw new Problem('alert-needs-headline');
  if (text.headline.length > limits.headlineLength) {
    const params = { limit: limits.headlineLength, length: text.headline.length };
    throw new Problem('alert-headline-too-long', params);
  }
  if (text.what === '') throw new Problem('alert-needs-text');
  const length = Math.max(text.what.length, text.instruction.length);
  if (length > limits.alertTextLength) {
    throw new Problem('alert-text-too-long', { limit: limits.alertTextLength, length });
  }
};

const begun = (text: AlertText | undefined): text is AlertText =>
  text !== undefined && [text.headline, text.what, text.instruction].some((part) => part !== '');

/** As it is read, whatever its capitals and spaces. */
const asRead = (words: string): string => words.toLowerCase().replace(/\s+/g, ' ').trim();

const whole = (text: AlertText, beside: AlertText): boolean =>
  text.headline !== '' &&
  text.what !== '' &&
  (beside.instruction === '' || text.instruction !== '');

/**
 * A bilingual council's alert is in both languages; where there are two, each says all that the
 * other says, and in its own words.
 */
const checkPair = ({ en, cy }: AlertDraft['texts'], languages: readonly Language[]): void => {
  if (!begun(cy)) {
    if (languages.includes('cy') && begun(en))
      throw new Problem('alert-language-missing', { language: 'Welsh' });
    return;
  }
  if (!begun(en)) throw new Problem('alert-language-missing', { language: 'English' });
  if (!whole(en, cy) && whole(cy, en))
    throw new Problem('alert-language-missing', { language: 'English' });
  if (whole(en, en) && !whole(cy, en))
    throw new Problem('alert-language-missing', { language: 'Welsh' });
  if (asRead(en.what) !== '' && asRead(en.what) === asRead(cy.what))
    throw new Problem('alert-languages-same');
  if (areExchanged(en, cy)) throw new Problem('alert-languages-exchanged');
};

/**
 * Refuses a link that goes elsewhere than it seems to.
 * @throws Problem `alert-link-wrong`
 */
export const checkLink = ({ link }: Pick<AlertDraft, 'link'>): void => {
  if (link !== '' && !isAlertLink(link)) throw new Problem('alert-link-wrong');
};

/** Where a version goes: a correction and an all-clear have their line's audience. */
const checkAudience = (draft: AlertDraft, type: VersionType): void => {
  if (type === 'correction' || type === 'all-clear') return;
  // What the sign-up promises: emergencies always, anything else only to those who chose it (A13).
  if (draft.kind === 'emergency' && draft.services.length > 0)
    throw new Problem('alert-emergency-narrowed');
  if (draft.kind === 'service' && draft.services.length === 0)
    throw new Problem('alert-needs-service');
  if (draft.where.length === 0) throw new Problem('alert-needs-area');
  checkNames(draft.where);
};

/**
 * Refuses a draft that is not fit to be submitted (A1). Lengths count UTF-16 units.
 * @param council whose languages it must be in
 * @param now ms: an alert lasts from when it is submitted, or from when it is to go out
 * @throws Problem `alert-needs-headline`, `alert-headline-too-long`, `alert-needs-text`,
 *   `alert-text-too-long`, `alert-language-missing`, `alert-languages-same`,
 *   `alert-languages-exchanged`, `alert-link-wrong`, `alert-emergency-narrowed`,
 *   `alert-needs-service`, `alert-needs-area`, `alert-needs-expiry`, `alert-schedule-wrong`,
 *   `alert-life-wrong`, `shape-needs-name`
 */
export const checkComplete = (
  draft: AlertDraft & { readonly type: VersionType },
  council: { readonly languages: readonly Language[] },
  now: number,
): void => {
  const { en, cy } = draft.texts;
  checkPair(draft.texts, council.languages);
  checkText(en);
  if (cy !== undefined) checkText(cy);
  checkLink(draft);
  checkAudience(draft, draft.type);
  if (draft.expiresAt === null) throw new Problem('alert-needs-expiry');
  checkSchedule(draft, now);
  const life = lifeOf(draft.kind);
  const lasts = draft.expiresAt - (draft.sendAt ?? now);
  if (lasts < life.least || lasts > life.most) {
    throw new Problem('alert-life-wrong', { least: inWords(life.least), most: inWords(life.most) });
  }
};

/**
 * Refuses a time to send that has passed, is not before the end, or is too far ahead.
 * @throws Problem `alert-schedule-wrong`
 */
export const checkSchedule = (
  { sendAt, expiresAt }: Pick<AlertDraft, 'sendAt' | 'expiresAt'>,
  now: number,
): void => {
  if (sendAt === null) return;
  const wrong =
    sendAt <= now || sendAt > now + limits.scheduleAhead || (expiresAt ?? sendAt) <= sendAt;
  if (wrong) throw new Problem('alert-schedule-wrong');
};

/**
 * Refuses to approve what has ended.
 * @throws Problem `alert-expired`
 */
export const checkLasting = ({ expiresAt }: Pick<AlertDraft, 'expiresAt'>, now: number): void => {
  if (expiresAt === null || expiresAt <= now) throw new Problem('alert-expired');
};
