import type { Language } from '@bellman/protocol';

/** The few words that a message says of itself, and how languages are named (RFC 5646). */

export const tongues: Readonly<Record<Language, string>> = { en: 'en-GB', cy: 'cy' };

/** What a drill's words begin with. */
export const prefixes: Readonly<Record<Language, string>> = { en: 'EXERCISE: ', cy: 'YMARFER: ' };

export const isOf: Readonly<Record<Language, { readonly link: string }>> = {
  en: { link: 'More information' },
  cy: { link: 'Rhagor o wybodaeth' },
};

/** Who says it, and for whom. */
export const senderNames: Readonly<
  Record<Language, (council: string, partner: string | null) => string>
> = {
  en: (council, partner) => (partner === null ? council : `${council} for ${partner}`),
  cy: (council, partner) => (partner === null ? council : `${council} ar ran ${partner}`),
};

/** What `note` says, for people who read the message itself. */
export const notes = {
  exercise: 'This is an exercise. Nothing has happened.',
  stopped: 'Stopped before it had gone to everybody.',
  correction: 'A correction: the message before had a mistake.',
  holes: 'Some outlines enclose places that are not meant, which CAP 1.2 cannot say.',
} as const;

/** What the title of an alert in a feed begins with that was stopped on its way. */
export const stopped: Readonly<Record<Language, string>> = {
  en: 'Stopped: ',
  cy: 'Wedi’i atal: ',
};

export const feedTitles: Readonly<Record<Language, (council: string) => string>> = {
  en: (council) => `Alerts from ${council}`,
  cy: (council) => `Rhybuddion gan ${council}`,
};
