import type { AlertDraft, StaffAlert } from '@bellman/protocol';
import { createPutOut } from '../alerts/cap/put-out.js';
import { createFeeds, type Feeds } from '../alerts/feeds/feeds.js';
import type { Clock } from '../ground/clock.js';
import type { CapMessageRow } from '../store/tables.js';
import type { Store } from '../store/store.js';
import { openDesk, type AlertDesk } from './alert-desk.js';
import { openSending } from './alert-sending.js';
import { atEwshot, signUp } from './hart.js';

/** A desk whose alerts are sent and put out as CAP messages, step by step. */
export interface CapDesk {
  readonly desk: AlertDesk;
  readonly feeds: Feeds;
  /** Sends what is due and puts out what it owes. */
  settle(): Promise<void>;
  /** Approves a draft, sends it, and answers it as it stands then. */
  out(draft: StaffAlert): Promise<StaffAlert>;
  /** A new alert that has gone out. */
  sent(draft?: Partial<AlertDraft>): Promise<StaffAlert>;
  /** The newest message of an alert. */
  message(alert: string): Promise<CapMessageRow>;
}

/** On an empty store, with somebody in Ewshot who follows waste and volunteers for drills. */
export const openCapDesk = async (store: Store, clock: Clock): Promise<CapDesk> => {
  const desk = await openDesk(store, clock);
  await signUp(store, atEwshot, { services: ['waste'] });
  const sending = openSending(store, clock);
  const parts = { store, clock, councils: desk.councils, baseUrl: () => 'https://alerts.example' };
  const putOut = createPutOut({ ...parts, node: 'one', lease: 60_000 });
  const settle = async (): Promise<void> => {
    await sending.settle();
    while (await putOut.next()) continue;
  };
  const out = async (draft: StaffAlert): Promise<StaffAlert> => {
    const waiting = await desk.step(draft, { event: 'submit' }, desk.pat);
    const approve = { event: 'approve', hash: waiting.hash, understood: true } as const;
    await desk.step(waiting, approve, desk.alex);
    await settle();
    return desk.read(draft.id);
  };
  return {
    desk,
    feeds: createFeeds(parts),
    settle,
    out,
    sent: async (draft = {}) => out(await desk.create(draft)),
    message: async (id) => {
      const message = await store.capMessages.find({ council: 'hart', id });
      if (message === null) throw new Error(`No message of ${id}`);
      return message;
    },
  };
};
