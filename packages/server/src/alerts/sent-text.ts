import type { AlertText, Language, PublicAlert } from '@bellman/protocol';
import { sendWords, type SendSay } from './send-words.js';

/** Whose alert it is, as those who get it are told. */
export interface Sender {
  /** "Hart" */
  readonly shortName: string;
  /** The council's own wording, by language and key. */
  readonly texts: Readonly<Record<Language, Readonly<Record<string, string>>>>;
}

/** An alert's words in one language, as they are sent: a drill says so in each of them. */
export interface SentText extends AlertText {
  readonly language: Language;
  /** "Sent by Hart for Thames Valley Police."; empty where it is the council's own. */
  readonly sentFor: string;
  readonly say: SendSay;
}

/** Those words; English where the alert is not written in `language`. */
export const sentText = (alert: PublicAlert, language: Language, from: Sender): SentText => {
  const own = alert.texts[language];
  const spoken: Language = own === undefined ? 'en' : language;
  const say = sendWords(spoken, from.texts[spoken]);
  const text = own ?? alert.texts.en;
  const drill = (words: string): string =>
    alert.exercise && words !== '' ? say('exercise', { words }) : words;
  const partner = alert.sentFor;
  return {
    language: spoken,
    say,
    headline: drill(text.headline),
    what: drill(text.what),
    instruction: drill(text.instruction),
    sentFor: partner === '' ? '' : say('sent.for', { council: from.shortName, partner }),
  };
};
