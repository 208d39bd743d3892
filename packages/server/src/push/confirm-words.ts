import { fill, type Language } from '@bellman/protocol';

const en = {
  title: 'Confirm that you want alerts from {council}',
  why: 'Somebody asked us to send alerts from {council} to this address.',
  how: 'If it was you, open this page and select the button on it. It works for 24 hours:',
  not: 'If it was not you, do nothing. We will send no more.',
} as const;

type ConfirmWord = keyof typeof en;

const cy: Readonly<Record<ConfirmWord, string>> = {
  title: 'Cadarnhewch eich bod am gael rhybuddion gan {council}',
  why: 'Gofynnodd rhywun i ni anfon rhybuddion gan {council} i’r cyfeiriad hwn.',
  how: 'Os chi a ofynnodd, agorwch y dudalen hon a dewiswch y botwm arni. Mae’n gweithio am 24 awr:',
  not: 'Os nad chi a ofynnodd, peidiwch â gwneud dim. Ni fyddwn yn anfon rhagor.',
};

const catalogues: Readonly<Record<Language, Readonly<Record<ConfirmWord, string>>>> = { en, cy };

/** Says one thing of the e-mail that asks for a confirmation. */
export type ConfirmSay = (word: ConfirmWord, params?: Readonly<Record<string, string>>) => string;

/** That wording in a language; the council's own goes before ours, as `confirm.…`. */
export const confirmWords =
  (language: Language, own: Readonly<Record<string, string>>): ConfirmSay =>
  (word, params) =>
    fill(own[`confirm.${word}`] ?? catalogues[language][word], params);
