import type { Language } from '@bellman/protocol';
import type { CouncilHours } from './hours.js';

/** A day's name, in each language. */
export type DayName = Readonly<Record<Language, string>>;

/** The bank holidays of a nation in a year, by date (`YYYY-MM-DD`). */
export type Holidays = (
  nation: CouncilHours['nation'],
  year: number,
) => ReadonlyMap<string, DayName>;

/** ISO 3166-2's parts of GB, as the library names them. */
const states = {
  england: 'ENG',
  wales: 'WLS',
  scotland: 'SCT',
  'northern-ireland': 'NIR',
} as const;

/** The library knows no Welsh names; these are those of GOV.UK's Welsh pages where it has one. */
const welsh: Readonly<Record<string, string>> = {
  "New Year's Day": 'Dydd Calan',
  'January 2nd': '2il Ionawr',
  'St Patrick’s Day': 'Gŵyl San Padrig',
  'Good Friday': 'Dydd Gwener y Groglith',
  'Easter Monday': 'Dydd Llun y Pasg',
  'Early May bank holiday': 'Gŵyl Banc Dechrau Mai',
  'Spring bank holiday': 'Gŵyl Banc y Gwanwyn',
  'Battle of the Boyne (Orangemen’s Day)': 'Brwydr y Boyne',
  'Summer bank holiday': 'Gŵyl Banc yr Haf',
  'St Andrew’s Day': 'Gŵyl Sant Andreas',
  'Christmas Day': 'Dydd Nadolig',
  'Boxing Day': 'Gŵyl San Steffan',
};

const substitute = ' (substitute day)';

const nameOf = (given: string): DayName => {
  const moved = given.endsWith(substitute);
  const plain = moved ? given.slice(0, -substitute.length) : given;
  const cy = welsh[plain] ?? plain;
  const en = plain === 'January 2nd' ? '2 January' : plain.replace("'", '’');
  return moved ? { en: en + substitute, cy: `${cy} (diwrnod yn lle)` } : { en, cy };
};

let loading: Promise<Holidays> | null = null;

/**
 * The bank holidays of the four nations, substitute days included. The library is loaded when it
 * is first asked for (a quarter of a second and some 15 MB), so that a relay whose councils are
 * always open never pays for it; each year is worked out once (30 ms).
 */
export const loadHolidays = (): Promise<Holidays> => {
  loading ??= load();
  return loading;
};

const load = async (): Promise<Holidays> => {
  const { default: Library } = await import('date-holidays');
  const known = new Map<string, ReadonlyMap<string, DayName>>();
  const rules = new Map<string, InstanceType<typeof Library>>();
  return (nation, year) => {
    const key = `${nation} ${year}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const rule = rules.get(nation) ?? new Library('GB', states[nation], { types: ['public'] });
    rules.set(nation, rule);
    const days = rule.getHolidays(year, 'en');
    const all = new Map(days.map(({ date, name }) => [date.slice(0, 10), nameOf(name)]));
    known.set(key, all);
    return all;
  };
};
