import type { Work } from '../work.js';

/** As much of a council's settings as is asked here; they were checked when they were saved. */
interface Kept {
  readonly routing?: { readonly wrapUp?: string };
}

/** Whether a council wants its chats wrapped up before the next (D6); usually it does. */
export const wrapUpRequired = async ({ db }: Work, council: string): Promise<boolean> => {
  const row = await db
    .selectFrom('councils')
    .select('settings')
    .where('id', '=', council)
    .executeTakeFirst();
  if (row === undefined) return false;
  const { routing } = JSON.parse(row.settings) as Kept;
  return routing?.wrapUp !== 'offered';
};
