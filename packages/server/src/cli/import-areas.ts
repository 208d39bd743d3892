import * as v from 'valibot';
import { importAreas } from '../councils/import-areas.js';
import { command } from './command.js';
import { withCouncils } from './council.js';
import { inWords, many } from './say.js';

/** `import-areas` */
export const areasImport = command(
  v.object({
    council: v.string(),
    file: v.string(),
    kind: v.optional(v.picklist(['ward', 'parish', 'district', 'flood-area'])),
    population: v.optional(v.string()),
    district: v.optional(v.string()),
  }),
  async (context, { council, ...job }) => {
    const { store, say, signal } = context;
    const { name } = await withCouncils(context, (councils) => councils.get(council));
    say.begin(`Importing areas of ${name}`);
    const outcome = await importAreas({
      store,
      council,
      progress: say.progress,
      signal,
      ...job,
    }).catch((error: unknown) => {
      say.end('stopped, and nothing was changed');
      throw error;
    });
    const { kind, stored, elsewhere, removed, kept, withoutPopulation } = outcome;
    const others = elsewhere > 0 ? `, ${inWords(elsewhere)} of elsewhere passed over` : '';
    const what = many(stored, kind.replace('-', ' ')).replace('parishs', 'parishes');
    say.end(`done: ${what} stored${others}`);
    if (removed > 0) say.line(`  ${many(removed, 'area')} of before, not in the file, went`);
    if (kept > 0)
      say.line(`  ${many(kept, 'area')} of before, not in the file, stayed: people follow them`);
    if (withoutPopulation > 0)
      say.line(`  ${many(withoutPopulation, 'area')} stand in no row of the population file`);
  },
);
