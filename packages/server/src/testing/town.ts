import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../ground/clock.js';
import { newId } from '../ground/ids.js';
import { hashPassword } from '../people/passwords.js';
import { openStore } from '../store/open.js';
import { password, saveCouncils, settingsOf } from './relay.js';

/** Somebody who answers chats, and signs in with `password`. */
export interface TownAdviser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/**
 * Hart with one service, `waste`, and its advisers, on a PostgreSQL that relays run on or will.
 * @param parts.capacity chats at once of each adviser
 * @param parts.mode whether chats ring at desks, or advisers choose
 */
export const makeTown = async (parts: {
  readonly url: string;
  readonly advisers: number;
  readonly capacity: number;
  readonly mode: 'take' | 'offer';
}): Promise<TownAdviser[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'bellman-town-'));
  const store = await openStore({ url: parts.url, folder, clock: systemClock });
  try {
    const usual = settingsOf('Hart');
    const services = usual.services.filter(({ id }) => id === 'waste');
    const routing = { mode: parts.mode, wrapUp: 'offered' as const, offerSeconds: 10 };
    await saveCouncils(store, systemClock, {
      hart: { ...usual, languages: ['en', 'cy'], services, routing },
    });
    const passwordHash = await hashPassword(password, { ln: 10, r: 8, p: 1 });
    const hired: TownAdviser[] = [];
    for (let count = 1; count <= parts.advisers; count += 1) {
      const [name, email] = [`Adviser ${count}`, `adviser-${count}@hart.example`];
      const roles = [{ council: 'hart', role: 'advisor' as const }];
      const { id } = await store.people.create({ id: newId(), email, name, passwordHash, roles });
      const skills = { services: [], languages: [], team: null };
      await store.desk.setSkills({ council: 'hart', staff: id, skills, capacity: parts.capacity });
      hired.push({ id, name, email, password });
    }
    return hired;
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
};
