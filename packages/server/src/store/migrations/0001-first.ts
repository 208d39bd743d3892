import type { Kysely } from 'kysely';
import type { Engine } from '../work.js';
import { makeAlerts, makeSending } from './0001/alerts.js';
import { makeChat } from './0001/chat.js';
import { makeCouncils } from './0001/councils.js';
import { makerOn } from './0001/maker.js';
import { makePeople } from './0001/people.js';
import { makePush } from './0001/push.js';
import { makeShared } from './0001/shared.js';

/** Every table of the first release. Append-only: a later change is a migration of its own. */
export const up = async (db: Kysely<unknown>, engine: Engine): Promise<void> => {
  const maker = makerOn(db, engine);
  await makeCouncils(maker);
  await makePeople(maker);
  await makeChat(maker);
  await makePush(maker);
  await makeAlerts(maker);
  await makeSending(maker);
  await makeShared(maker);
};
