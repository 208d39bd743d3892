import { fill, type Language } from '@bellman/protocol';

const en = {
  exercise: 'EXERCISE: {words}',
  'exercise.note': 'This is an exercise. There is nothing you need to do.',
  'neutral.title': 'Alert from {council}',
  'neutral.body': 'Open to read it.',
  'sent.for': 'Sent by {council} for {partner}.',
  'mail.update': 'Update: {words}',
  'mail.correction': 'Correction: {words}',
  'mail.all-clear': 'All clear: {words}',
  'mail.page': 'This alert, with any news of it:',
  'mail.more': 'More about this:',
  'mail.why': 'You get this because you asked {council} for alerts.',
  'mail.stop': 'To stop them:',
} as const;

type SendWord = keyof typeof en;

const cy: Readonly<Record<SendWord, string>> = {
  exercise: 'YMARFER: {words}',
  'exercise.note': 'Ymarfer yw hwn. Nid oes angen i chi wneud dim.',
  'neutral.title': 'Rhybudd gan {council}',
  'neutral.body': 'Agorwch i’w ddarllen.',
  'sent.for': 'Anfonwyd gan {council} ar ran {partner}.',
  'mail.update': 'Diweddariad: {words}',
  'mail.correction': 'Cywiriad: {words}',
  'mail.all-clear': 'Mae’r perygl drosodd: {words}',
  'mail.page': 'Y rhybudd hwn, gydag unrhyw newyddion amdano:',
  'mail.more': 'Mwy am hyn:',
  'mail.why': 'Rydych yn cael hwn am i chi ofyn i {council} am rybuddion.',
  'mail.stop': 'I’w hatal:',
};

const catalogues: Readonly<Record<Language, Readonly<Record<SendWord, string>>>> = { en, cy };

/** Says one thing of what is sent, with the values for its holes. */
export type SendSay = (word: SendWord, params?: Readonly<Record<string, string>>) => string;

/** That wording in a language; the council's own goes before ours, as `send.…`. */
export const sendWords =
  (language: Language, own: Readonly<Record<string, string>> = {}): SendSay =>
  (word, params) =>
    fill(own[`send.${word}`] ?? catalogues[language][word], params);
