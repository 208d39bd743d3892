import { Slug } from '@bellman/protocol';
import * as v from 'valibot';
import { checkSettings, mergePatch } from '../councils/check-settings.js';
import { createCouncils, type Councils } from '../councils/councils.js';
import { ImportRefused } from '../councils/refused.js';
import type { AuditDetail, NewLine } from '../store/audit.js';
import { command, type Context } from './command.js';
import { many } from './say.js';

/** `council create`, `council change`: settings come as the JSON that `councils/settings` describes. */
export const councilSave = command(
  v.object({ id: v.string(), settings: v.unknown(), exists: v.boolean() }),
  async (context, { id, settings, exists }) => {
    if (!v.is(Slug, id)) {
      throw new ImportRefused(
        `${JSON.stringify(id)} can't be a council's id. Use lower case, digits and hyphens, like hart.`,
      );
    }
    const checked = checkSettings(settings);
    await withCouncils(context, async (councils) => {
      const there = (await councils.list()).some((council) => council.id === id);
      if (there && !exists)
        throw new ImportRefused(`There is a council ${id} already. To change it: council change.`);
      if (!there && exists)
        throw new ImportRefused(`There is no council ${id}. To make it: council create.`);
      const { deputy } = checked.alerting;
      await councils.save(id, checked, { deputy, line: lineOf(id) });
    });
    context.say.line(`${checked.name} (${id}) ${exists ? 'was changed' : 'was made'}.`);
  },
);

/** `council set`: changes the settings that the JSON names, and leaves the others as they are. */
export const councilSet = command(
  v.object({ id: v.string(), settings: v.record(v.string(), v.unknown()) }),
  async (context, { id, settings }) => {
    await withCouncils(context, async (councils) => {
      const changed = checkSettings(mergePatch(await settingsOf(councils, id), settings));
      const named = Object.keys(settings).toSorted().join(' ');
      const deputy = 'alerting' in settings ? changed.alerting.deputy : null;
      await councils.save(id, changed, { deputy, line: lineOf(id, { changed: named }) });
      context.say.line(`${changed.name} (${id}): ${Object.keys(settings).join(', ')} set.`);
    });
  },
);

/** `council show`: the settings as JSON, as `council change` takes them. */
export const councilShow = command(v.object({ id: v.string() }), async (context, { id }) => {
  await withCouncils(context, async (councils) => {
    context.say.line(JSON.stringify(await settingsOf(councils, id), null, 2));
  });
});

/** Whoever has the relay's own machine is nobody of the council: what they did is written down. */
export const byHand = { by: 'command line' } as const;

const lineOf = (council: string, more: AuditDetail = {}): NewLine => ({
  ...{ council, staff: '', act: 'settings.save', subject: '' },
  detail: { ...byHand, ...more },
});

const settingsOf = async (councils: Councils, id: string): Promise<object> => {
  const council = (await councils.list()).find((other) => other.id === id);
  if (council === undefined)
    throw new ImportRefused(`There is no council ${id}. To make it: council create.`);
  const { id: _, ...settings } = council;
  return settings;
};

/** `council list` */
export const councilList = command(v.object({}), async (context) => {
  const { store, say } = context;
  const all = await withCouncils(context, (councils) => councils.list());
  if (all.length === 0) say.line('There are no councils. Make one with: council create');
  for (const { id, name } of all) {
    const areas = (await store.areas.list({ council: id })).length;
    const postcodes = await store.postcodes.count({ council: id });
    say.line(`${id}: ${name}, ${many(areas, 'area')}, ${many(postcodes, 'postcode')}`);
  }
});

/** Runs `use` with the councils, and lets go of the store's bus after. */
export const withCouncils = async <R>(
  { store, clock }: Pick<Context, 'store' | 'clock'>,
  use: (councils: ReturnType<typeof createCouncils>) => Promise<R>,
): Promise<R> => {
  const councils = createCouncils({ store, clock });
  try {
    return await use(councils);
  } finally {
    councils.close();
  }
};
