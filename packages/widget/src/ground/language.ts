import type { Language } from '@bellman/protocol';

/** The language to speak at `element`: its own attribute's, else that of the text around it. */
export const languageOf = (element: Element): Language => {
  const around = element.closest<HTMLElement>('[lang]')?.lang;
  return /^cy\b/i.test(element.getAttribute('language') ?? around ?? '') ? 'cy' : 'en';
};
