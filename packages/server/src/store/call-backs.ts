import { Problem } from '@bellman/protocol';
import { position } from './chat/look.js';
import { held } from './chat/rows.js';
import { callBackDue, placeDue } from './chat-timers.js';
import { due } from './due.js';
import type { CallBackRow, ConversationRow } from './tables.js';
import { read, write, type Work } from './work.js';

/** Where to call back, and about what. */
export type CallBack = CallBackRow & Pick<ConversationRow, 'state' | 'service'>;

/** What is waited for: that the chat is next, or that it was taken, has happened and was not told. */
const untold = ({ db }: Pick<Work, 'db'>, council: string | null) => {
  const kept = db
    .selectFrom('call_backs')
    .innerJoin('conversations', 'conversations.id', 'call_backs.conversation')
    .select(['call_backs.conversation', 'call_backs.council', 'told', 'state'])
    .where('left', '=', 0)
    .where((e) =>
      e.or([
        e.and([e('state', '=', 'waiting'), e('told', '=', '')]),
        e.and([e('state', '=', 'active'), e('told', '!=', 'taken')]),
      ]),
    );
  return council === null ? kept : kept.where('call_backs.council', '=', council);
};

const forget = async (work: Work, conversation: string): Promise<void> => {
  const { db } = work;
  await db.deleteFrom('call_backs').where('conversation', '=', conversation).execute();
  await db
    .deleteFrom('due')
    .where('kind', 'in', [placeDue, callBackDue])
    .where('subject', '=', conversation)
    .execute();
  const row = await db
    .updateTable('conversations')
    .set({ kept_until: null })
    .where('id', '=', conversation)
    .returning('council')
    .executeTakeFirst();
  if (row) work.tell({ topic: 'conversation', council: row.council, conversation });
};

/** Kept places in the queue (C4), and the pushes that call their residents back. */
export const callBacks = {
  /**
   * Keeps a waiting chat's place until `until` (ms); again with another channel: that one counts.
   * @throws Problem `not-waiting`; `conversation-unknown`
   */
  keep: write(
    async (
      work: Work,
      given: Omit<CallBackRow, 'told' | 'council'> & { readonly until: number },
    ): Promise<ConversationRow> => {
      const { until, ...where } = given;
      const { conversation } = where;
      const row = await held(work, conversation);
      if (row === undefined) throw new Problem('conversation-unknown');
      if (row.state !== 'waiting' || row.left === 1) throw new Problem('not-waiting');
      const { council } = row;
      // Who is next already knows it.
      const next = ((await position.run(work, { conversation })) ?? 0) <= 1;
      const kept = { ...where, council, told: next ? 'next' : '' };
      await work.db
        .insertInto('call_backs')
        .values(kept)
        .onConflict((c) => c.column('conversation').doUpdateSet(kept))
        .execute();
      await work.db
        .updateTable('conversations')
        .set({ kept_until: until })
        .where('id', '=', conversation)
        .execute();
      await due.put.run(work, { council, kind: placeDue, subject: conversation, at: until });
      work.tell({ topic: 'conversation', council, conversation });
      return { ...row, kept_until: until };
    },
  ),

  /** Whether somebody at a council, or at any (null), may have to be called back; costs little. */
  waits: read(
    async (work, { council }: { readonly council: string | null }): Promise<boolean> =>
      (await untold(work, council).limit(1).executeTakeFirst()) !== undefined,
  ),

  /** Sets a timer for each who is to be called back now; each once, whichever node asks. */
  claim: write(
    async (work: Work, { council }: { readonly council: string | null }): Promise<number> => {
      let claimed = 0;
      for (const { conversation, council: of, told, state } of await untold(work, council)
        .orderBy('call_backs.conversation')
        .execute()) {
        if (state === 'waiting' && ((await position.run(work, { conversation })) ?? 2) > 1)
          continue;
        const done = await work.db
          .updateTable('call_backs')
          .set({ told: state === 'active' ? 'taken' : 'next' })
          .where('conversation', '=', conversation)
          // Of two nodes, the second finds that the first has changed it.
          .where('told', '=', told)
          .executeTakeFirst();
        if (done.numUpdatedRows === 0n) continue;
        claimed += 1;
        const about = { council: of, kind: callBackDue, subject: conversation };
        await due.put.run(work, { ...about, at: work.now });
      }
      return claimed;
    },
  ),

  /** Whom to call back, or null where nobody is any more. */
  find: read(
    async ({ db }, { conversation }: { readonly conversation: string }): Promise<CallBack | null> =>
      (await db
        .selectFrom('call_backs')
        .innerJoin('conversations', 'conversations.id', 'call_backs.conversation')
        .selectAll('call_backs')
        .select(['conversations.state', 'conversations.service'])
        .where('call_backs.conversation', '=', conversation)
        .executeTakeFirst()) ?? null,
  ),

  /** The call was sent. Once the chat is taken, its resident has until `until` (ms) to come. */
  sent: write(
    async (
      work: Work,
      given: { readonly conversation: string; readonly node: string; readonly until: number },
    ): Promise<void> => {
      const { conversation, node, until } = given;
      await due.done.run(work, { kind: callBackDue, subject: conversation, node });
      const row = await held(work, conversation);
      if (row?.state !== 'active') return;
      await work.db
        .updateTable('conversations')
        .set({ kept_until: until })
        .where('id', '=', conversation)
        .execute();
      const { council } = row;
      await due.put.run(work, { council, kind: placeDue, subject: conversation, at: until });
    },
  ),

  /** The channel is gone: nobody can be called back by it. */
  drop: write(async (work: Work, { conversation }: { readonly conversation: string }) =>
    forget(work, conversation),
  ),

  /** The place is kept no longer, unless it was kept anew since `node` took the timer. */
  expire: write(
    async (
      work: Work,
      { conversation, node }: { readonly conversation: string; readonly node: string },
    ): Promise<void> => {
      const timer = await work.db
        .selectFrom('due')
        .select('at')
        .where('kind', '=', placeDue)
        .where('subject', '=', conversation)
        .where('leased_by', '=', node)
        .executeTakeFirst();
      if (timer) await forget(work, conversation);
    },
  ),
};
