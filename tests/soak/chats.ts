import { strict as assert } from 'node:assert';
import { setTimeout as pause } from 'node:timers/promises';
import {
  aStaffMember,
  connect,
  newId,
  signIn,
  type Client,
  type Json,
} from '../protocol/client.js';

/** Messages each way in one chat. */
const TURNS = 4;
/** A chat begins so long after the one before, ms: a socket may send 240 events a minute. */
const PACE = 2_200;

const ids = (what: Json): unknown[] => (what['messages'] as Json[]).map(({ id }) => id);

/** What chats have come to so far. */
export interface Tally {
  chats: number;
  messages: number;
}

let last = 0;

/**
 * From addresses of this machine in turn, since one may start only so many chats; Linux answers on
 * all of 127.0.0.0/8, elsewhere there is the one.
 */
const from = (): { transports: string[]; localAddress?: string } => {
  last += 1;
  const localAddress = `127.1.${(last >> 8) & 127}.${last & 255}`;
  return { transports: ['websocket'], ...(process.platform === 'linux' ? { localAddress } : {}) };
};

/** Both ends say something, and each hears the other. */
const talk = async (resident: Client, adviser: Client, conversation: string, tally: Tally) => {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const [asked, answered] = [newId(), newId()];
    await resident.grant('message', { id: asked, body: `Where is bin ${turn}?` });
    await adviser.hears('messages', (what) => ids(what).includes(asked));
    await adviser.grant('message', { conversation, id: answered, body: `At number ${turn}.` });
    await resident.hears('messages', (what) => ids(what).includes(answered));
    tally.messages += 2;
  }
};

/** One chat from its start to the adviser's putting it away. */
const chat = async (url: string, adviser: Client, tally: Tally): Promise<void> => {
  const resident = await connect(`${url}/resident`, { protocol: 1, council: 'hart' }, from());
  try {
    const started = await resident.grant('start', {
      ...{ id: newId(), service: 'waste', language: 'en' },
      message: { id: newId(), body: 'My bin is gone' },
    });
    const conversation = String(Reflect.get(Object(started['conversation']), 'id'));
    await adviser.grant('take', { conversation });
    await talk(resident, adviser, conversation, tally);
    await adviser.grant('end', { conversation });
    await adviser.grant('putAway', { conversation });
    tally.chats += 1;
    // A client that is none of ours keeps all it was told; here that would be the leak.
    adviser.told.splice(0);
  } finally {
    resident.leave();
  }
};

/** Advisers who each serve one chat after the other until `until`, ms by this machine's clock. */
export const serveChats = async (url: string, until: number, tally: Tally): Promise<void> => {
  const lanes = ['sam@hart.example', 'jo@hart.example'].map(async (email) => {
    const cookie = await signIn(url, email);
    const lane = async (): Promise<void> => {
      const adviser = await aStaffMember(url, email, cookie);
      await adviser.grant('watch', {});
      while (Date.now() < until) await Promise.all([chat(url, adviser, tally), pause(PACE)]);
      assert.equal(adviser.left, null, 'an adviser’s connection lasts');
      adviser.leave();
    };
    await Promise.all([lane(), lane()]);
  });
  await Promise.all(lanes);
};
