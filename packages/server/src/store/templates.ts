import { limits, Problem, type NewTemplate, type TemplateView } from '@bellman/protocol';
import { addLine } from './audit.js';
import { holdCouncil } from './posts.js';
import { read, write, type Work } from './work.js';

/** A template as it is to be, and who says so. */
export interface GivenTemplate {
  readonly council: string;
  readonly id: string;
  readonly by: string;
  readonly template: NewTemplate;
}

type Named = Pick<GivenTemplate, 'council' | 'id' | 'by'>;

const templatesOf = async ({ db }: Work, council: string): Promise<TemplateView[]> => {
  const rows = await db
    .selectFrom('templates')
    .selectAll()
    .where('council', '=', council)
    .orderBy('name')
    .execute();
  return rows.map(({ id, name, draft, updated_at }) => ({
    ...{ id, name, updatedAt: updated_at },
    draft: JSON.parse(draft) as NewTemplate['draft'],
  }));
};

const one = async (work: Work, { council, id }: Named): Promise<TemplateView> => {
  const found = (await templatesOf(work, council)).find((template) => template.id === id);
  if (found === undefined) throw new Problem('template-unknown');
  return found;
};

/** @throws Problem `template-known` where another has this name, whatever its capitals */
const checkName = async (work: Work, { council, id, template }: GivenTemplate): Promise<void> => {
  const same = (await templatesOf(work, council)).find(
    (known) => known.id !== id && known.name.toLowerCase() === template.name.toLowerCase(),
  );
  if (same !== undefined) throw new Problem('template-known', { name: same.name });
};

const note = (work: Work, { council, id, by }: Named, act: string): Promise<void> =>
  addLine(work, { council, staff: by, act, subject: id, detail: {} });

/** A council's drafts to begin from (A1). */
export const templates = {
  /** By name. */
  list: read((work, { council }: { readonly council: string }) => templatesOf(work, council)),

  /** @throws Problem `template-known`, `templates-too-many` */
  add: write(async (work, given: GivenTemplate): Promise<TemplateView> => {
    const { council, id, by, template } = given;
    await holdCouncil(work, council);
    const limit = limits.templates;
    if ((await templatesOf(work, council)).length >= limit)
      throw new Problem('templates-too-many', { limit });
    await checkName(work, given);
    await work.db
      .insertInto('templates')
      .values({
        ...{ id, council, name: template.name, draft: JSON.stringify(template.draft) },
        ...{ created_by: by, updated_at: work.now },
      })
      .execute();
    await note(work, given, 'template.add');
    return one(work, given);
  }),

  /** @throws Problem `template-unknown`, `template-known` */
  edit: write(async (work, given: GivenTemplate): Promise<TemplateView> => {
    const { council, id, template } = given;
    await holdCouncil(work, council);
    await one(work, given);
    await checkName(work, given);
    await work.db
      .updateTable('templates')
      .set({
        ...{ name: template.name, draft: JSON.stringify(template.draft), updated_at: work.now },
      })
      .where('id', '=', id)
      .where('council', '=', council)
      .execute();
    await note(work, given, 'template.edit');
    return one(work, given);
  }),

  /** @throws Problem `template-unknown` */
  drop: write(async (work, given: Named): Promise<void> => {
    await one(work, given);
    await work.db
      .deleteFrom('templates')
      .where('id', '=', given.id)
      .where('council', '=', given.council)
      .execute();
    await note(work, given, 'template.drop');
  }),
};
