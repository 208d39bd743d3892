import { idleDue } from './chat-timers.js';
import { close } from './chat/close.js';
import { held } from './chat/rows.js';
import { due } from './due.js';
import type { ConversationRow } from './tables.js';
import { write, type Work } from './work.js';

/** Whether a chat can go idle: a message that was left cannot, nor one that told of danger (C12). */
const canGoIdle = (row: ConversationRow): boolean =>
  row.state === 'active' && row.left === 0 && row.danger === 0;

const setEnd = async (work: Work, row: ConversationRow, at: number | null): Promise<void> => {
  await work.db
    .updateTable('conversations')
    .set({ idle_ends_at: at })
    .where('id', '=', row.id)
    .execute();
  work.tell({ topic: 'conversation', council: row.council, conversation: row.id });
};

/** Chats whose resident gives no sign (C11). Each has one timer, which tells when it is looked at. */
export const idle = {
  /** A sign of the resident: a warning is taken back, and the timer moves to `at` (ms). */
  sign: write(
    async (
      work: Work,
      { conversation, at }: { readonly conversation: string; readonly at: number },
    ): Promise<void> => {
      const row = await held(work, conversation);
      if (row === undefined || row.state !== 'active') return;
      if (row.idle_ends_at !== null) await setEnd(work, row, null);
      if (!canGoIdle(row)) return;
      await due.put.run(work, { council: row.council, kind: idleDue, subject: row.id, at });
    },
  ),

  /**
   * What is due when the timer falls due: a warning, and the end after it. It does nothing where
   * the timer was moved, or taken by another node, since `node` took it. Times are ms.
   */
  fire: write(
    async (
      work: Work,
      given: {
        readonly conversation: string;
        readonly node: string;
        /** When the timer that was taken was due. */
        readonly at: number;
        readonly warnAfter: number;
        readonly endAfter: number;
      },
    ): Promise<void> => {
      const { db, now } = work;
      const { conversation, node } = given;
      const row = await held(work, conversation);
      const timer = await db
        .selectFrom('due')
        .select('at')
        .where('kind', '=', idleDue)
        .where('subject', '=', conversation)
        .where('leased_by', '=', node)
        .executeTakeFirst();
      if (timer?.at !== given.at) return;
      if (row === undefined || !canGoIdle(row)) {
        if (row !== undefined && row.idle_ends_at !== null) await setEnd(work, row, null);
        await due.done.run(work, { kind: idleDue, subject: conversation, node });
        return;
      }
      const again = (at: number) =>
        due.put.run(work, { council: row.council, kind: idleDue, subject: row.id, at });
      // Being taken is no sign of the resident, but their time starts with it.
      const earliest = (row.taken_at ?? now) + given.warnAfter;
      if (row.idle_ends_at === null && earliest > now) {
        await again(earliest);
      } else if (row.idle_ends_at === null) {
        await setEnd(work, row, now + given.endAfter);
        await again(now + given.endAfter);
      } else if (row.idle_ends_at > now) {
        await again(row.idle_ends_at);
      } else {
        await close(work, row, { by: 'relay', name: '', reason: 'idle' });
      }
    },
  ),
};
