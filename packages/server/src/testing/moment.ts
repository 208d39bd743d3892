import type { Moment, WaitingChat } from '../chat/routing/decide.js';
import type { AtDesk } from '../store/desk/roster.js';

/** When it is, ms. */
export const now = Date.UTC(2026, 10, 23, 9);

/** A chat of the least that is, but for `more`. */
export const chatOf = (id: string, more: Partial<WaitingChat> = {}): WaitingChat => ({
  ...{ id, council: 'hart', service: 'waste', language: 'en', weight: 1, left: 0 },
  ...{ queued_at: now, rank_at: now, offer_to: null, offer_until: null },
  ...more,
});

/** Somebody free and able, but for `more`. */
export const personOf = (staff: string, more: Partial<AtDesk> = {}): AtDesk => ({
  ...{ staff, name: staff, chosen: 'available', since: 0, present: true, load: 0, capacity: 2 },
  ...{ goneAt: null, ringing: [], owes: [], takenAt: 0 },
  ...{ skills: { hart: { services: [], languages: [], team: null } } },
  ...more,
});

/** A moment at which nobody is there, but for `more`. */
export const momentOf = (more: Partial<Moment>): Moment => ({
  ...{ now, waiting: [], people: [], passes: [], teams: {} },
  ...more,
});
