import { limits, type Language, type PublicAlert, type PushPayload } from '@bellman/protocol';
import type { DeliveryJob } from './needs.js';

/** What of a push message is the same for every batch of an alert. */
export type Message = Pick<DeliveryJob, 'payloads' | 'urgency' | 'topic'>;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

const bytes = (text: string): number => Buffer.byteLength(text);

/**
 * The longest start of `body` with which the payload keeps under `limits.pushBytes`, an ellipsis
 * at its end where something was left out. Cuts between characters as a reader sees them.
 */
const fit = (payload: (body: string) => string, body: string): string => {
  const whole = payload(body);
  if (bytes(whole) <= limits.pushBytes) return whole;
  const characters = [...segmenter.segment(body)].map(({ segment }) => segment);
  let [fits, tooLong] = [0, characters.length];
  const cut = (length: number): string =>
    payload(`${characters.slice(0, length).join('').trimEnd()}…`);
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (bytes(cut(middle)) <= limits.pushBytes) fits = middle;
    else tooLong = middle;
  }
  return cut(fits);
};

const urgencies: Readonly<Record<PublicAlert['severity'], DeliveryJob['urgency']>> = {
  Extreme: 'high',
  Severe: 'high',
  Moderate: 'normal',
  Minor: 'low',
  Unknown: 'low',
};

/**
 * An alert as push messages, one by language: valid as Declarative Web Push and for our worker
 * alike, each at most `limits.pushBytes` bytes. The tag and the Topic (RFC 8030, section 5.4)
 * come from the line, so that a repeat or a later version takes the place of an earlier.
 * @param baseUrl the relay's own address, without a slash at its end
 */
export const buildMessage = (
  alert: PublicAlert,
  at: { readonly council: string; readonly line: string; readonly baseUrl: string },
): Message => {
  const page = `${at.baseUrl}/c/${at.council}/alerts/${alert.id}`;
  const payloads = alert.languages.map((language): [Language, string] => {
    const text = alert.texts[language] ?? alert.texts.en;
    const payload = (body: string): PushPayload => ({
      web_push: 8030,
      notification: {
        title: text.headline,
        body,
        lang: language,
        dir: 'ltr',
        tag: at.line,
        navigate: language === 'en' ? page : `${page}?lang=${language}`,
        silent: false,
        data: { alert: alert.id, council: at.council },
      },
    });
    const body = [text.what, text.instruction].filter((part) => part !== '').join('\n');
    return [language, fit((words) => JSON.stringify(payload(words)), body)];
  });
  return {
    payloads: Object.fromEntries(payloads),
    urgency: urgencies[alert.severity],
    topic: Buffer.from(at.line.replaceAll('-', ''), 'hex').toString('base64url'),
  };
};

/** The language that a follower gets: theirs where the alert has it, else English. */
export const languageFor = (wanted: string, message: Message): string =>
  wanted in message.payloads ? wanted : 'en';
