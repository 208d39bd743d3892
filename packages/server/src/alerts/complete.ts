import {
  limits,
  Problem,
  type AlertDraft,
  type AlertKind,
  type AlertText,
} from '@bellman/protocol';

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

/** Welsh is whole once it is begun: everything that English says, Welsh says too. */
const checkPair = (en: AlertText, cy: AlertText): void => {
  const missing =
    cy.headline === '' || cy.what === '' || (en.instruction !== '' && cy.instruction === '');
  if (missing) throw new Problem('alert-language-missing', { language: 'Welsh' });
};

/**
 * Refuses a draft that is not fit to be submitted (A1). Lengths count UTF-16 units.
 * @param now ms: an alert lasts from when it is submitted
 * @throws Problem `alert-needs-headline`, `alert-headline-too-long`, `alert-needs-text`,
 *   `alert-text-too-long`, `alert-language-missing`, `alert-emergency-narrowed`,
 *   `alert-needs-service`, `alert-needs-area`, `alert-needs-expiry`, `alert-life-wrong`
 */
export const checkComplete = (draft: AlertDraft, now: number): void => {
  const { en, cy } = draft.texts;
  checkText(en);
  if (cy !== undefined) {
    checkPair(en, cy);
    checkText(cy);
  }
  // What the sign-up promises: emergencies always, anything else only to those who chose it (A13).
  if (draft.kind === 'emergency' && draft.services.length > 0)
    throw new Problem('alert-emergency-narrowed');
  if (draft.kind !== 'emergency' && draft.services.length === 0)
    throw new Problem('alert-needs-service');
  if (draft.where.length === 0) throw new Problem('alert-needs-area');
  if (draft.expiresAt === null) throw new Problem('alert-needs-expiry');
  const life = lifeOf(draft.kind);
  const lasts = draft.expiresAt - now;
  if (lasts < life.least || lasts > life.most) {
    throw new Problem('alert-life-wrong', { least: inWords(life.least), most: inWords(life.most) });
  }
};
