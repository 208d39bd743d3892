import type { DeskSettings, HoursSettings } from '@bellman/protocol';
import { s } from '../text/settings.js';
import { isLongNight, overlapsWithin, runsInto, timeWords, type Times } from './hours-times.js';
import { weekdays, type Weekday } from './opening.js';
import type { FieldProblem } from './saving.js';

/** Whether somebody has said of the hours at a path that they are meant as they are. */
export type IsMeant = (path: string, times: Times) => boolean;

/** What is missing or contradicts itself in one day's hours. */
const ofDay = (
  { week }: HoursSettings,
  name: Weekday,
  path: string,
  isMeant: IsMeant,
): readonly FieldProblem[] => {
  const day = s(`hours.${name}`);
  const times = week[name];
  const tomorrow = weekdays[(weekdays.indexOf(name) + 1) % weekdays.length] ?? name;
  const missing = times.findIndex((pair) => pair.includes(''));
  if (missing >= 0)
    return [{ path: `${path}.${missing}.0`, sentence: s('hours.missing', { day }) }];
  if (overlapsWithin(times))
    return [{ path: `${path}.0.0`, sentence: s('hours.overlap', { day }) }];
  const into = runsInto(
    times,
    week[tomorrow].filter((pair) => !pair.includes('')),
  );
  const until = (at: number): string => timeWords(times[at]?.[1] ?? '');
  if (into >= 0) {
    const params = { day, time: until(into), next: s(`hours.${tomorrow}`) };
    return [{ path: `${path}.${into}.1`, sentence: s('hours.overlap.next', params) }];
  }
  return times.flatMap((pair, at) =>
    isLongNight(pair) && !isMeant(`${path}.${at}`, pair)
      ? [{ path: `${path}.${at}.1`, sentence: s('hours.long', { day, time: until(at) }) }]
      : [],
  );
};

/** What is missing or contradicts itself in hours that stand at `path` of the settings. */
const problemsIn = (
  hours: HoursSettings,
  path: string,
  isMeant: IsMeant,
): readonly FieldProblem[] => [
  ...weekdays.flatMap((name) => ofDay(hours, name, `${path}.week.${name}`, isMeant)),
  ...hours.closures.flatMap(({ from, to }, at) => {
    const closure = `${path}.closures.${at}`;
    if (from === '' || to === '')
      return [
        {
          path: `${closure}.${from === '' ? 'from' : 'to'}`,
          sentence: s('hours.closure.missing', { n: at + 1 }),
        },
      ];
    return from > to
      ? [{ path: `${closure}.to`, sentence: s('hours.closure.order', { n: at + 1 }) }]
      : [];
  }),
];

/**
 * What must be put right of a council's hours before they are saved. Hours that go on past midnight
 * for long are asked about, unless they are known to be meant.
 */
export const hoursProblems = (
  { hours }: DeskSettings,
  isMeant: IsMeant,
): readonly FieldProblem[] => [
  ...(hours.usual ? problemsIn(hours.usual, 'hours.usual', isMeant) : []),
  ...Object.entries(hours.services).flatMap(([id, own]) =>
    problemsIn(own, `hours.services.${id}`, isMeant),
  ),
];
