import * as v from 'valibot';
import { importPostcodes, type PostcodeOutcome } from '../councils/import-postcodes.js';
import { ImportRefused } from '../councils/refused.js';
import { command } from './command.js';
import { withCouncils } from './council.js';
import { inWords, many } from './say.js';

/** `import-postcodes` */
export const postcodesImport = command(
  v.object({
    council: v.string(),
    file: v.string(),
    district: v.optional(v.string()),
    remove: v.optional(v.boolean()),
  }),
  async (context, { council, file, district, remove }) => {
    const { store, say, signal } = context;
    const { name } = await withCouncils(context, (councils) => councils.get(council));
    say.begin(`Importing postcodes of ${name}`);
    const outcome = await importPostcodes({
      store,
      council,
      file,
      district,
      remove,
      progress: say.progress,
      signal,
    }).catch((error: unknown) => {
      const again = '; the same command goes on from here';
      say.end(`stopped${error instanceof ImportRefused ? '' : again}`);
      throw error;
    });
    const { stored, ended, elsewhere, unplaced, bad, examples } = outcome;
    const more = [
      [ended, 'ended'],
      [elsewhere, 'of other districts'],
      [unplaced, 'without a position'],
      [bad, 'bad'],
    ] as const;
    const counts = more
      .filter(([count]) => count > 0)
      .map(([count, what]) => `, ${inWords(count)} ${what}`);
    say.end(`done: ${inWords(stored)} stored${counts.join('')}`);
    for (const line of afterwards(outcome)) say.line(`  ${line}`);
    for (const one of examples) say.line(`  ${one.file}, line ${one.line}: ${one.why}`);
    if (bad > examples.length) say.line(`  and ${many(bad - examples.length, 'bad row')} more`);
  },
);

/** What else there is to say, a line each. */
const afterwards = ({ before, moved, removed, followed, left }: PostcodeOutcome): string[] => [
  ...(before > 0 ? [`went on after ${many(before, 'row')} that were done before`] : []),
  ...(moved > 0 ? [`${many(moved, 'place')} of followers moved with the postcode`] : []),
  ...(removed > 0 ? [`${many(removed, 'postcode')} of before, not in the file, went`] : []),
  ...(followed > 0 ? [`${many(followed, 'postcode')} that ended stayed: people follow them`] : []),
  ...(left > 0
    ? [
        `${many(left, 'postcode')} of before are not in the file, and stayed: they are too many for a new release. Add --remove to take them away`,
      ]
    : []),
];
