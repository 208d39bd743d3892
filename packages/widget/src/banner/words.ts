import type { Language } from '@bellman/protocol';
import { bannerEn } from '../text/banner-en.js';

type Key = keyof typeof bannerEn;

/** Says one thing of the banner's; by a value `count` in the form that the language has for it. */
export type Say = (
  key: Key | 'banner.others',
  params?: Readonly<Record<string, string | number>>,
) => string;

/**
 * The banner's sentences. An own small way of saying them: sharing the chat's would cut a piece out
 * of what opens the chat, which every chat would pay for.
 */
export const sayIn = (
  language: Language,
  catalogue: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>>,
): Say => {
  const all = { ...catalogue, ...own };
  const plurals = new Intl.PluralRules(language);
  return (key, params = {}) => {
    const { count } = params;
    const form = count === undefined ? key : `${key}.${plurals.select(Number(count))}`;
    const words = all[form] ?? all[`${key}.other`] ?? key;
    return words.replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(params[name] ?? hole));
  };
};

/** Fetches the banner's sentences; the answer says them with a council's own wording of some. */
export const wordsIn = async (
  language: Language,
): Promise<(own: Readonly<Record<string, string>>) => Say> => {
  const catalogue =
    language === 'en'
      ? bannerEn
      : await import('../text/banner-cy.js').then(({ bannerCy }) => bannerCy);
  return (own) => sayIn(language, catalogue, own);
};
