import type { CaseView, Me, Wall } from '@bellman/protocol';
import { NOW } from './parts.js';

/** A supervisor, and what the views of supervising show. */

export const lee: Me = {
  id: '01970000-0000-7000-8000-0000000000cc',
  name: 'Lee',
  email: 'lee@hart.example',
  totp: false,
  totpNeeded: [],
  councils: [{ id: 'hart', name: 'Hart District Council', roles: ['supervisor'] }],
};

export const CHAT = '01970000-0000-7000-8000-0000000000d1';

/** A wall with one who waits, one who answers and one chat; with some of its fields set. */
export const wallOf = (fields: Partial<Wall> = {}): Wall => ({
  at: NOW,
  since: NOW - 12 * 3_600_000,
  waiting: 1,
  longestSince: NOW - 130_000,
  left: 2,
  queues: [{ service: 'waste', language: 'cy', waiting: 1, longestSince: NOW - 130_000 }],
  offered: 50,
  answered: 48,
  abandoned: 1,
  answeredIn30: 41,
  chats: [
    {
      id: CHAT,
      reference: 'H-7K2-MQ4',
      service: 'waste',
      language: 'en',
      residentName: 'Priya',
      staff: 'Sam',
      danger: true,
      since: NOW - 60_000,
    },
  ],
  staff: [{ id: lee.id, name: 'Sam', state: 'wrap-up', since: NOW - 60_000, load: 2, capacity: 4 }],
  ...fields,
});

/** A complaint that was raised an hour ago; with some of its fields set. */
export const caseOf = (fields: Partial<CaseView> = {}): CaseView => ({
  id: '01970000-0000-7000-8000-0000000000e1',
  council: 'hart',
  kind: 'complaint',
  reference: 'C-7K4M-2Q9X',
  state: 'open',
  conversation: CHAT,
  chat: '27TB-TZ0A',
  service: 'waste',
  words: 'Missed three times',
  name: 'Sam',
  at: NOW - 3_600_000,
  dueAt: NOW + 5 * 24 * 3_600_000,
  ...fields,
});
