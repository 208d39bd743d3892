import { finishIfDone } from './alert-moves.js';
import { holdAlert } from './alert-record.js';
import { superseded } from './alert-superseded.js';
import { closeBatches } from './batch-close.js';
import { locked } from './locked.js';
import { among, amongWith } from './sets.js';
import type { AlertRow } from './tables.js';
import { write, type Work } from './work.js';

type Standing = Pick<AlertRow, 'state' | 'expires_at' | 'line' | 'version'>;

/** Whether an alert may still be sent. */
export const current = async (work: Work, alert: Standing | undefined): Promise<boolean> => {
  if (alert?.state !== 'sending' || alert.expires_at === null) return false;
  return alert.expires_at > work.now && !(await superseded(work, alert));
};

/**
 * Writes down, before they are handed over, to which channels of a batch an alert goes: an
 * all-clear goes to nobody else. Written before and not after, since of a relay that dies in
 * between nobody knows what came, and an all-clear too many does less harm than one too few. A
 * batch whose alert is over, or whose line has gone on, ends here: what is newer may be out.
 * @returns false where nothing may be handed over: it ended, or the lease was lost
 */
export const hand = write(
  async (
    work,
    args: { readonly batch: string; readonly by: string; readonly channels: readonly string[] },
  ): Promise<boolean> => {
    const { db, engine } = work;
    const mine = db.selectFrom('batches').selectAll().where('id', '=', args.batch);
    const found = await mine.executeTakeFirst();
    if (found === undefined) return false;
    // Held, so that no all-clear begins to go out between the check and the writing down.
    const alert = await holdAlert(work, null, found.alert);
    const held = mine.where('state', '=', 'leased').where('leased_by', '=', args.by);
    const batch = await locked(engine, held).executeTakeFirst();
    if (batch === undefined) return false;
    if (!(await current(work, alert))) {
      await closeBatches(work, [batch]);
      await finishIfDone(work, alert);
      return false;
    }
    const all = db.updateTable('audience').set({ handed: 1 }).where('handed', '=', 0);
    const { from_ord: first, to_ord: last, ords, line } = batch;
    // A batch's own range lies in the table's order; some of it, and those to be tried again,
    // anywhere in it.
    await (
      first === null || ords !== null
        ? all.where(amongWith(work, ['line', line], ['channel', args.channels]))
        : all
            .where('line', '=', line)
            .where('ord', '>=', first)
            .where('ord', '<=', last)
            .where(among(work, 'channel', args.channels))
    ).execute();
    return true;
  },
);
