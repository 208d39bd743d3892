import { read, type Work } from './work.js';

/** The line of a council's alert that went out; null where there is none with that id. */
export const sentLine = async (
  { db }: Work,
  council: string,
  id: string | undefined,
): Promise<string | null> => {
  if (id === undefined) return null;
  const found = await db
    .selectFrom('alerts')
    .select('line')
    .where('id', '=', id)
    .where('council', '=', council)
    .where('sent_at', 'is not', null)
    .executeTakeFirst();
  return found?.line ?? null;
};

/** Of each line the newest version that went out, with its English headline. */
export const headlines = read(async ({ db }, { lines }: { lines: readonly string[] }) =>
  db
    .selectFrom('alerts as a')
    .innerJoin('alert_texts as t', (join) =>
      join.onRef('t.alert', '=', 'a.id').on('t.lang', '=', 'en'),
    )
    .select(['a.line', 'a.id', 't.headline'])
    .where('a.line', 'in', lines)
    .where('a.sent_at', 'is not', null)
    .where((a) =>
      a.not(
        a.exists(
          a
            .selectFrom('alerts as later')
            .select('later.id')
            .whereRef('later.line', '=', 'a.line')
            .whereRef('later.version', '>', 'a.version')
            .where('later.sent_at', 'is not', null),
        ),
      ),
    )
    .execute(),
);
