import { limits, type Language, type PublicAlert, type PushPayload } from '@bellman/protocol';
import type { DeliveryJob } from './needs.js';
import { sentText, type Sender } from './sent-text.js';

/** What of a push message is the same for every channel of a batch. */
export type Message = Pick<DeliveryJob, 'payloads' | 'shorter' | 'urgency' | 'topic'>;

/** Where a message comes from and leads to. */
export interface MessageAt {
  readonly council: string;
  readonly line: string;
  /** The relay's own address, without a slash at its end. */
  readonly baseUrl: string;
  readonly from?: Sender;
  /** What a worker answers that it was shown with; left out where none is wanted. */
  readonly beacon?: string;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a message is cut to where a push service says that it is too long (413), bytes. */
const shortBytes = 1_000;

const bytes = (text: string): number => Buffer.byteLength(text);

/**
 * The longest start of `body` with which the payload keeps under `most` bytes, an ellipsis at its
 * end where something was left out. Cuts between characters as a reader sees them.
 */
const fit = (payload: (body: string) => string, body: string, most: number): string => {
  const whole = payload(body);
  if (bytes(whole) <= most) return whole;
  const characters = [...segmenter.segment(body)].map(({ segment }) => segment);
  let [fits, tooLong] = [0, characters.length];
  const cut = (length: number): string =>
    payload(`${characters.slice(0, length).join('').trimEnd()}…`);
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (bytes(cut(middle)) <= most) fits = middle;
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

const nobody: Sender = { shortName: '', texts: { en: {}, cy: {} } };

/**
 * An alert as push messages: valid as Declarative Web Push and for our worker alike, each at most
 * `limits.pushBytes` bytes. There is one for each language, one that tells a lock screen nothing
 * (S4), and of both a shorter one. The tag and the Topic (RFC 8030, section 5.4) come from the
 * line, so that a repeat or a later version takes the place of an earlier. News of general
 * interest (A13) makes no sound, and waits until the device is awake anyway.
 */
export const buildMessage = (alert: PublicAlert, at: MessageAt): Message => {
  const page = `${at.baseUrl}/c/${at.council}/alerts/${alert.id}`;
  const from = at.from ?? nobody;
  const general = alert.kind === 'general';
  const written = (language: Language, neutral: boolean, most: number): string => {
    const { say, headline, what, sentFor } = sentText(alert, language, from);
    // A drill is named in the title and where the body begins: a lock screen has no room for more.
    const { instruction } = alert.texts[language] ?? alert.texts.en;
    const title = say('neutral.title', { council: from.shortName });
    const words = neutral
      ? { title: alert.exercise ? say('exercise', { words: title }) : title }
      : { title: headline };
    const payload = (body: string): PushPayload => ({
      web_push: 8030,
      notification: {
        ...words,
        body,
        lang: language,
        dir: 'ltr',
        tag: at.line,
        // Spelt out, so that the choice holds in a browser that prefers the other.
        navigate: `${page}?lang=${language}`,
        silent: general,
        data: {
          alert: alert.id,
          council: at.council,
          ...(at.beacon === undefined ? {} : { beacon: at.beacon }),
        },
      },
    });
    const body = [what, instruction, sentFor].filter((part) => part !== '').join('\n');
    return fit((text) => JSON.stringify(payload(text)), neutral ? say('neutral.body') : body, most);
  };
  const all = (most: number): Record<string, string> =>
    Object.fromEntries(
      alert.languages.flatMap((language) => [
        [language, written(language, false, most)],
        [`${language} neutral`, written(language, true, most)],
      ]),
    );
  return {
    payloads: all(limits.pushBytes),
    shorter: all(shortBytes),
    urgency: general ? 'very-low' : urgencies[alert.severity],
    topic: Buffer.from(at.line.replaceAll('-', ''), 'hex').toString('base64url'),
  };
};

/** Which of a message's payloads a follower gets: in their language where it has that, else English. */
export const payloadFor = (
  wanted: { readonly language: string; readonly neutral: number },
  { payloads }: Pick<Message, 'payloads'>,
): string => {
  const language = wanted.language in payloads ? wanted.language : 'en';
  return wanted.neutral === 1 ? `${language} neutral` : language;
};
