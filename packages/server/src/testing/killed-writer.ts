import { writeSync } from 'node:fs';
import { systemClock } from '../ground/clock.js';
import { openStore } from '../store/open.js';
import { fromResident } from './chats.js';
import type { Place } from './stores.js';

/**
 * A process to be killed: writes into a conversation without end, and prints each message's id
 * and place, a line each, as soon as the store has acknowledged it.
 */
const [place = '', conversation = '', round = ''] = process.argv.slice(2);
const store = await openStore({ ...(JSON.parse(place) as Place), clock: systemClock });

const write = async (writer: number): Promise<void> => {
  for (let n = 0; ; n += 1) {
    const id = `${round}-${writer}-${n}`;
    const [answer] = await store.chat.append({ messages: [fromResident(conversation, id)] });
    if (answer && 'seq' in answer) writeSync(1, `${id} ${answer.seq}\n`);
  }
};

await Promise.all([0, 1, 2, 3].map(write));
