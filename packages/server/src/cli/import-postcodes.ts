import * as v from 'valibot';
import { importPostcodes } from '../councils/import-postcodes.js';
import { command } from './command.js';
import { withCouncils } from './council.js';
import { inWords, many } from './say.js';

/** `import-postcodes` */
export const postcodesImport = command(
  v.object({ council: v.string(), file: v.string(), district: v.optional(v.string()) }),
  async (context, { council, file, district }) => {
    const { store, say, signal } = context;
    const { name } = await withCouncils(context, (councils) => councils.get(council));
    say.begin(`Importing postcodes of ${name}`);
    const outcome = await importPostcodes({
      store,
      council,
      file,
      district,
      progress: say.progress,
      signal,
    }).catch((error: unknown) => {
      say.end('stopped');
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
    for (const { line, why } of examples) say.line(`  line ${line}: ${why}`);
    if (bad > examples.length) say.line(`  and ${many(bad - examples.length, 'bad row')} more`);
  },
);
