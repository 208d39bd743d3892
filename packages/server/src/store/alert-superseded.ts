import type { AlertRow } from './tables.js';
import type { Work } from './work.js';

/**
 * Whether a newer version of the alert's line has begun to go out: then nothing more of this one
 * does, for it would take the place of what is newer on somebody's screen.
 */
export const superseded = async (
  { db }: Pick<Work, 'db'>,
  { line, version }: Pick<AlertRow, 'line' | 'version'>,
): Promise<boolean> =>
  (await db
    .selectFrom('alerts')
    .select('id')
    .where('line', '=', line)
    .where('version', '>', version)
    .where('sent_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()) !== undefined;
