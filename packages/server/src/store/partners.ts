import { limits, Problem, type PartnerDraft } from '@bellman/protocol';
import { addLine } from './audit.js';
import { holdCouncil } from './posts.js';
import { dropKeys } from './programs.js';
import { read, write, type Work } from './work.js';

/** A partner as it is kept. */
export interface StoredPartner extends PartnerDraft {
  readonly id: string;
}

/** One as it is to be, and who says so. */
export interface GivenPartner extends StoredPartner {
  readonly council: string;
  readonly by: string;
}

type Named = Pick<GivenPartner, 'council' | 'id' | 'by'>;

const stored = (
  row: { id: string; name: string; areas: string; categories: string },
  staff: readonly string[],
): StoredPartner => ({
  id: row.id,
  name: row.name,
  areas: JSON.parse(row.areas) as string[],
  categories: JSON.parse(row.categories) as PartnerDraft['categories'],
  staff: [...staff],
});

/** The council's partners, by name. */
export const partnersOf = async ({ db }: Work, council: string): Promise<StoredPartner[]> => {
  const rows = await db
    .selectFrom('partners')
    .select(['id', 'name', 'areas', 'categories'])
    .where('council', '=', council)
    .where('dropped_at', 'is', null)
    .orderBy('name')
    .execute();
  const staff = await db
    .selectFrom('partner_staff')
    .select(['partner', 'staff'])
    .where('council', '=', council)
    .orderBy('staff')
    .execute();
  return rows.map((row) =>
    stored(
      row,
      staff.filter(({ partner }) => partner === row.id).map((one) => one.staff),
    ),
  );
};

/** @throws Problem `partner-known` where another has this name, whatever its capitals */
const checkName = async (work: Work, { council, id, name }: GivenPartner): Promise<void> => {
  const same = (await partnersOf(work, council)).find(
    (one) => one.id !== id && one.name.toLowerCase() === name.toLowerCase(),
  );
  if (same !== undefined) throw new Problem('partner-known', { name: same.name });
};

/** @throws Problem `area-unknown`, `staff-unknown` where somebody is not a partner's person here */
const checkParts = async ({ db }: Work, given: GivenPartner, name: string): Promise<void> => {
  const { council } = given;
  const areas = await db
    .selectFrom('areas')
    .select('code')
    .where('council', '=', council)
    .where('code', 'in', given.areas)
    .execute();
  const known = new Set(areas.map(({ code }) => code));
  const area = given.areas.find((code) => !known.has(code));
  if (area !== undefined) throw new Problem('area-unknown', { council: name, area });
  if (given.staff.length === 0) return;
  const people = await db
    .selectFrom('staff_roles')
    .select('staff')
    .where('council', '=', council)
    .where('role', '=', 'partner')
    .where('staff', 'in', given.staff)
    .execute();
  const there = new Set(people.map(({ staff }) => staff));
  if (given.staff.some((id) => !there.has(id))) throw new Problem('staff-unknown');
};

const putStaff = async ({ db }: Work, given: GivenPartner): Promise<void> => {
  const { council, id: partner } = given;
  await db.deleteFrom('partner_staff').where('partner', '=', partner).execute();
  const staff = [...new Set(given.staff)];
  if (staff.length === 0) return;
  const rows = staff.map((one) => ({ council, partner, staff: one }));
  await db.insertInto('partner_staff').values(rows).execute();
};

const columns = ({ name, areas, categories }: PartnerDraft) => ({
  name,
  areas: JSON.stringify([...new Set(areas)]),
  categories: JSON.stringify([...new Set(categories)]),
});

const noted = (work: Work, act: string, { council, id, by }: Named, detail = {}) =>
  addLine(work, { council, staff: by, act, subject: id, detail });

const counted = ({ areas, categories, staff }: PartnerDraft) => ({
  ...{ areas: areas.length, categories: categories.length, staff: staff.length },
});

/** Who may propose from outside, where and about what (A10). */
export const partners = {
  /** The people of the partner that an alert is for; none where it is for none. */
  proposers: read(async ({ db }, { alert }: { readonly alert: string }): Promise<string[]> => {
    const rows = await db
      .selectFrom('alerts as a')
      .innerJoin('partner_staff as p', 'p.partner', 'a.partner')
      .select('p.staff')
      .where('a.id', '=', alert)
      .execute();
    return rows.map(({ staff }) => staff);
  }),

  list: read((work, { council }: { readonly council: string }) => partnersOf(work, council)),

  /**
   * A repeat changes nothing.
   * @throws Problem `partners-too-many`, `partner-known`, `area-unknown`, `staff-unknown`
   */
  add: write(async (work, given: GivenPartner & { readonly councilName: string }) => {
    const { council, id } = given;
    await holdCouncil(work, council);
    if ((await partnersOf(work, council)).some((one) => one.id === id)) return;
    if ((await partnersOf(work, council)).length >= limits.partners)
      throw new Problem('partners-too-many', { limit: limits.partners });
    await checkName(work, given);
    await checkParts(work, given, given.councilName);
    const row = { id, council, ...columns(given), created_at: work.now, dropped_at: null };
    await work.db.insertInto('partners').values(row).execute();
    await putStaff(work, given);
    await noted(work, 'partner.add', given, counted(given));
  }),

  /** @throws Problem `partner-unknown`, `partner-known`, `area-unknown`, `staff-unknown` */
  edit: write(async (work, given: GivenPartner & { readonly councilName: string }) => {
    const { council, id } = given;
    await holdCouncil(work, council);
    const done = await work.db
      .updateTable('partners')
      .set({ areas: '[]' })
      .where('id', '=', id)
      .where('council', '=', council)
      .where('dropped_at', 'is', null)
      .executeTakeFirst();
    if (Number(done.numUpdatedRows) === 0) throw new Problem('partner-unknown');
    await checkName(work, given);
    await checkParts(work, given, given.councilName);
    await work.db.updateTable('partners').set(columns(given)).where('id', '=', id).execute();
    await putStaff(work, given);
    await noted(work, 'partner.change', given, counted(given));
  }),

  /** Its keys go with it. Alerts that were sent for it keep its name. @throws Problem `partner-unknown` */
  drop: write(async (work, given: Named): Promise<void> => {
    const { db } = work;
    const { council, id } = given;
    await holdCouncil(work, council);
    const done = await db
      .updateTable('partners')
      .set({ dropped_at: work.now })
      .where('id', '=', id)
      .where('council', '=', council)
      .where('dropped_at', 'is', null)
      .executeTakeFirst();
    if (Number(done.numUpdatedRows) === 0) throw new Problem('partner-unknown');
    await db.deleteFrom('partner_staff').where('partner', '=', id).execute();
    const keys = await dropKeys(work, { partner: id });
    await noted(work, 'partner.drop', given, { keys });
  }),
};
