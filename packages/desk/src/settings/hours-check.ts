import type { DeskSettings, HoursSettings } from '@bellman/protocol';
import { s } from '../text/settings.js';
import { weekdays } from './opening.js';
import type { FieldProblem } from './saving.js';

const overlaps = (times: readonly (readonly [string, string])[]): boolean => {
  const sorted = times.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return sorted.some(([, end], at) => {
    const next = sorted[at + 1];
    if (next === undefined) return false;
    const [start] = sorted[at] ?? [''];
    return end <= start || end > next[0];
  });
};

/** What is missing or contradicts itself in hours that stand at `path` of the settings. */
const problemsIn = (hours: HoursSettings, path: string): readonly FieldProblem[] => [
  ...weekdays.flatMap((name) => {
    const day = s(`hours.${name}`);
    const times = hours.week[name];
    const missing = times.findIndex((pair) => pair.includes(''));
    const at = `${path}.week.${name}`;
    if (missing >= 0)
      return [{ path: `${at}.${missing}.0`, sentence: s('hours.missing', { day }) }];
    return overlaps(times) ? [{ path: `${at}.0.0`, sentence: s('hours.overlap', { day }) }] : [];
  }),
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

/** What must be put right of a council's hours before they are saved. */
export const hoursProblems = ({ hours }: DeskSettings): readonly FieldProblem[] => [
  ...(hours.usual ? problemsIn(hours.usual, 'hours.usual') : []),
  ...Object.entries(hours.services).flatMap(([id, own]) => problemsIn(own, `hours.services.${id}`)),
];
