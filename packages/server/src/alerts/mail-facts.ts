import type { PublicAlert } from '@bellman/protocol';
import { serviceName, type Council } from '../councils/settings.js';
import { whenWords } from './page-frame.js';
import { sayIn, severityIn } from './page-words.js';
import type { SentText } from './sent-text.js';

/** What an e-mail says of an alert beside its own words, as the alert's page does. */
export interface MailFacts {
  /** The headline, after what kind of version it is: "All clear: Dam is safe". */
  readonly title: string;
  /** "Emergency alert: severe"; then, of a further version, what it is and since when. */
  readonly kind: readonly string[];
  /** Where, about what, when it was sent and when it ends: each a name and a value. */
  readonly facts: readonly (readonly [name: string, value: string])[];
}

/** Those facts in the language that `text` is written in. */
export const mailFacts = (alert: PublicAlert, council: Council, text: SentText): MailFacts => {
  const { type, exercise, areas } = alert;
  const { language } = text;
  const say = sayIn(language, council.texts[language]);
  const at = (moment: number): string => whenWords({ say, language }, moment);
  const { headline } = alert.texts[language] ?? alert.texts.en;
  const words = type === 'alert' ? headline : text.say(`mail.${type}`, { words: headline });
  const services = council.services.filter(({ id }) => alert.services.includes(id));
  const facts: readonly (readonly [string, string])[] = [
    [say('alert.where'), areas.map(({ name }) => name).join(', ')],
    [say('alert.services'), services.map((one) => serviceName(one, language)).join(', ')],
    [say('alert.sent'), type === 'alert' ? at(alert.sentAt) : ''],
    // What is over has no end.
    [say('alert.ends'), type === 'all-clear' ? '' : at(alert.expiresAt)],
  ];
  return {
    title: exercise ? text.say('exercise', { words }) : words,
    kind: [
      severityIn(say, alert),
      ...(type === 'alert' ? [] : [`${say(`type.${type}`)} ${at(alert.sentAt)}`]),
    ],
    facts: facts.filter(([, value]) => value !== ''),
  };
};
