import { Problem, type Language } from '@bellman/protocol';
import type { XmlNode } from '../../ground/xml-read.js';
import { all, textOf } from './fields.js';

/** A message's information in the languages that the relay speaks. */
export interface Infos {
  readonly en: XmlNode;
  readonly cy: XmlNode | null;
}

const unsupported = (why: string): Problem => new Problem('cap-unsupported', { why });

/** Without one it is en-US (CAP 1.2, section 3.2.2). */
const tagOf = (info: XmlNode): string => textOf(info, 'language').trim() || 'en-US';

const languageOf = (info: XmlNode): Language | null => {
  const [primary] = tagOf(info).toLowerCase().split('-');
  return primary === 'en' || primary === 'cy' ? primary : null;
};

/** What must be the same in both languages, or they would be two alerts. */
const shared = ['category', 'urgency', 'severity', 'certainty', 'expires'] as const;

const placesOf = (info: XmlNode): string =>
  all(info, 'area')
    .flatMap((area) => [...all(area, 'polygon'), ...all(area, 'circle')])
    .map(({ text }) => text.trim().replace(/\s+/g, ' '))
    .join('|');

/**
 * The blocks of a message, one for each language; null where it has none. Others are left out.
 * @throws Problem `cap-unsupported`
 */
export const infosOf = (root: XmlNode, note: (sentence: string) => void): Infos | null => {
  const infos = all(root, 'info');
  if (infos.length === 0) return null;
  const found: Record<Language, XmlNode | null> = { en: null, cy: null };
  for (const info of infos) {
    const language = languageOf(info);
    if (language === null) note(`What it says in ${tagOf(info)} was left out.`);
    else if (found[language] !== null)
      throw unsupported(
        `it has more than one info in ${language === 'en' ? 'English' : 'Welsh'}: send each as a message of its own`,
      );
    else found[language] = info;
  }
  const { en, cy } = found;
  if (en === null) throw unsupported('it says nothing in English');
  if (cy !== null) {
    const differs = shared.find((name) => textOf(en, name).trim() !== textOf(cy, name).trim());
    if (differs !== undefined) throw unsupported(`its ${differs} is another in Welsh`);
    if (placesOf(en) !== placesOf(cy)) throw unsupported('its areas are others in Welsh');
  }
  return { en, cy };
};
