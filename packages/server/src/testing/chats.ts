import { limits } from '@bellman/protocol';
import { newReferences } from '../chat/reference.js';
import type { Clock } from '../ground/clock.js';
import { digest, newId, newSecret } from '../ground/ids.js';
import type { NewEntry } from '../store/chat/entries.js';
import type { NewConversation } from '../store/chat/start.js';
import type { Store } from '../store/store.js';

/** A start by a resident of Hart, as the relay hands it to the store. */
export const startOf = (more: Partial<NewConversation> = {}): NewConversation => ({
  conversation: newId(),
  council: 'hart',
  startHash: digest(newSecret()),
  tokenHash: digest(newSecret()),
  tokenExpires: Date.UTC(2100, 0),
  service: 'waste',
  language: 'en',
  name: 'Ann',
  references: newReferences(),
  ...more,
});

/** Words of the resident. */
export const fromResident = (conversation: string, id: string, body = id): NewEntry => ({
  conversation,
  senderKind: 'resident',
  sender: '',
  senderName: 'Ann',
  id,
  digest: digest(body),
  body,
});

/** Words of a staff member. */
export const fromStaff = (
  conversation: string,
  staff: string,
  id: string,
  body = id,
): NewEntry => ({
  conversation,
  senderKind: 'staff',
  sender: staff,
  senderName: 'Sam',
  id,
  digest: digest(body),
  body,
});

/** A clock that stands still until it is moved. */
export interface HandClock extends Clock {
  /** Moves on by so many ms. */
  pass(ms: number): void;
  /** Moves to a moment: ms, or an ISO 8601 time with its offset, such as `2026-11-23T16:59Z`. */
  set(to: number | string): void;
}

/** Makes one; it stands at `at`, ms. */
export const handClock = (at = Date.UTC(2026, 0, 5, 9)): HandClock => ({
  now: () => at,
  set: (to) => {
    const moment = typeof to === 'number' ? to : Date.parse(to);
    if (Number.isNaN(moment)) throw new RangeError(`${to} is no moment`);
    at = moment;
  },
  pass: (ms) => {
    at += ms;
  },
});

/** Lets somebody answer everything at a council, so many at once as a person may have. */
export const giveRoom = (
  store: Pick<Store, 'desk'>,
  staff: string,
  council = 'hart',
): Promise<void> =>
  store.desk.setSkills({
    council,
    staff,
    skills: { services: [], languages: [], team: null },
    capacity: limits.capacity.most,
  });
