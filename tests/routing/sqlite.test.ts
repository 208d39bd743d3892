import { describe, it } from 'node:test';
import { dayOf, seed, tellDay } from './tell.js';

const day = dayOf(300);

describe(`who gets which of ${day.chats.length} chats, on SQLite, from ROUTING_SEED=${seed}`, () => {
  it('is right where advisers take the next', (test) => tellDay(test, day, 'take'));
  it('is right where chats ring', (test) => tellDay(test, day, 'offer'));
});
