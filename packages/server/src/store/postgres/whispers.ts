import type { StoreLog } from '../log.js';
import type { Whisper } from '../whispers.js';
import type { Pool } from './pg.js';

/** The channel that whispers go by, beside that of what was committed. */
export const whisperChannel = 'bellman_whispers';

/** PostgreSQL takes 7,999 bytes in one notice. */
const mostBytes = 7_900;
/** Whispers that wait while the last notice is under way; beyond it they are dropped. */
export const mostWhispers = 1_000;

/** Whispers as JSON lists, each short enough for one notice; one that never is, is left out. */
export const whisperNotices = (whispers: readonly Whisper[]): string[] => {
  const notices: string[] = [];
  let notice = '';
  for (const { conversation, name } of whispers) {
    const line = JSON.stringify([conversation, name]);
    if (Buffer.byteLength(line) + 2 > mostBytes) continue;
    if (Buffer.byteLength(notice) + Buffer.byteLength(line) + 3 > mostBytes) {
      notices.push(`[${notice}]`);
      notice = '';
    }
    notice += notice === '' ? line : `,${line}`;
  }
  if (notice !== '') notices.push(`[${notice}]`);
  return notices;
};

/** What a notice says. */
export const whispersOf = (notice: string): Whisper[] =>
  (JSON.parse(notice) as [string, string | null][]).map(([conversation, name]) => ({
    conversation,
    name,
  }));

/**
 * Tells every node by NOTIFY, outside any transaction of the log. One statement is under way; what
 * comes meanwhile goes with the next. While the database is away, whispers are dropped.
 */
export const createWhispering = (
  pool: Pick<Pool, 'query'>,
  log: StoreLog,
): ((what: Whisper) => void) => {
  let waiting: Whisper[] = [];
  let busy = false;
  const drain = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) {
      const notices = whisperNotices(waiting.splice(0));
      try {
        await pool.query('select pg_notify($1, notice) from unnest($2::text[]) as notice', [
          whisperChannel,
          notices,
        ]);
      } catch (error) {
        log.warn({ err: error }, 'who types could not be told to other nodes');
        waiting = [];
      }
    }
    busy = false;
  };
  return (what) => {
    if (waiting.length >= mostWhispers) return;
    waiting.push(what);
    if (!busy) void drain();
  };
};
