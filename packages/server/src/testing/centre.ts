import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Skills } from '@bellman/protocol';
import { createChatStreet } from '../chat/street.js';
import { createCouncils } from '../councils/councils.js';
import type { CouncilSettingsInput } from '../councils/settings.js';
import type { Clock } from '../ground/clock.js';
import { readConfig } from '../ground/config.js';
import { newId } from '../ground/ids.js';
import { createLog } from '../ground/log.js';
import { secretOf } from '../ground/secret.js';
import { createUnderway } from '../ground/underway.js';
import type { SignedIn } from '../people/who.js';
import { createAudit } from '../privacy/audit.js';
import { createPush } from '../push/push.js';
import { openStore } from '../store/open.js';
import type { Store } from '../store/store.js';
import { saveCouncils, settingsOf } from './relay.js';

type Street = ReturnType<typeof createChatStreet>;

/** The chat of one relay as its sockets call it, without the sockets. */
export interface CentreNode {
  readonly store: Store;
  /** A browser of somebody at the desk, connected to this relay. */
  desk(staff: string): ReturnType<Street['advisor']>;
  /** A resident's browser. */
  resident(): ReturnType<Street['resident']>;
  /** Does all that is due by the clock. */
  settle(): Promise<void>;
}

/** Somebody to hire. */
export interface Hire {
  readonly name: string;
  readonly capacity: number;
  readonly skills: Skills;
}

/** A contact centre of one council, `hart`, on one store; PostgreSQL takes several relays. */
export interface Centre {
  readonly nodes: readonly CentreNode[];
  /** Staff ids, in the order in which they were hired. */
  readonly staff: readonly string[];
  close(): Promise<void>;
}

const openNode = async (
  place: { readonly folder: string; readonly url?: string },
  clock: Clock,
  signedIn: (staff: string) => SignedIn,
): Promise<CentreNode & { close(): Promise<void> }> => {
  const store = await openStore({ ...place, clock });
  const env = {
    BELLMAN_DATA: place.folder,
    BELLMAN_SECRET: 'a secret of a contact centre at test',
  };
  const config = readConfig(env, { demo: false });
  const log = createLog('error');
  const councils = createCouncils({ store, clock });
  const audit = createAudit({ store, clock });
  const parts = { config, store, clock, log, councils, audit };
  const baseUrl = (): string => 'https://relay.example';
  const street = createChatStreet({
    ...parts,
    underway: createUnderway(),
    push: createPush({ ...parts, secret: secretOf(config), post: null, baseUrl }),
    alerts: async () => [],
    isBusy: () => false,
    baseUrl,
    ownOrigins: () => new Set(['https://relay.example']),
  });
  const open = (): void => undefined;
  return {
    store,
    desk: (staff) =>
      street.advisor({ staff: signedIn(staff), open, close: open, readsAlong: () => false }),
    resident: () =>
      street.resident({ council: 'hart', address: '127.0.0.1', enter: open, exit: open }),
    settle: street.settle,
    close: async () => {
      await street.stop();
      councils.close();
      await store.close();
    },
  };
};

/**
 * Opens one, with these settings and people; all of them are at their desks.
 * @param parts.url of an empty PostgreSQL database; without it, SQLite and one relay
 */
export const openCentre = async (parts: {
  readonly clock: Clock;
  readonly url?: string;
  readonly relays: number;
  readonly settings: Partial<CouncilSettingsInput>;
  readonly hires: readonly Hire[];
}): Promise<Centre> => {
  const folder = await mkdtemp(join(tmpdir(), 'bellman-centre-'));
  const place = parts.url === undefined ? { folder } : { folder, url: parts.url };
  const names = new Map<string, string>();
  const signedIn = (id: string): SignedIn => ({
    ...{ id, name: names.get(id) ?? '', email: '', session: 'session', totp: false },
    roles: new Map([['hart', new Set(['advisor' as const])]]),
  });
  const nodes: Awaited<ReturnType<typeof openNode>>[] = [];
  for (let count = 0; count < parts.relays; count += 1)
    nodes.push(await openNode(place, parts.clock, signedIn));
  const [first] = nodes;
  if (first === undefined) throw new Error('A contact centre has at least one relay');
  const { store } = first;
  await saveCouncils(store, parts.clock, { hart: { ...settingsOf('Hart'), ...parts.settings } });
  for (const { name, capacity, skills } of parts.hires) {
    const { id } = await store.people.create({
      ...{ id: newId(), email: `${name}@hart.example`, name, passwordHash: '' },
      roles: [{ council: 'hart', role: 'advisor' }],
    });
    names.set(id, name);
    // Whoever is signed in nowhere has left their chats.
    await store.people.openSession({ hash: newId(), staff: id });
    await store.desk.setSkills({ council: 'hart', staff: id, skills, capacity });
  }
  const staff = [...names.keys()];
  // By the store's own clock, which runs on while a day passes by the one in the hand.
  await store.presence.renew({ node: 'centre', staff, ms: 24 * 3_600_000 });
  return {
    nodes,
    staff,
    close: async () => {
      for (const node of nodes) await node.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
