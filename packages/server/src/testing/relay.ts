import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '@bellman/protocol';
import { createApp, type App } from '../app.js';
import { createCouncils } from '../councils/councils.js';
import type { CouncilSettingsInput } from '../councils/settings.js';
import { systemClock, type Clock } from '../ground/clock.js';
import { readConfig } from '../ground/config.js';
import { newId } from '../ground/ids.js';
import { createLog } from '../ground/log.js';
import { hashPassword } from '../people/passwords.js';
import { openStore } from '../store/open.js';
import type { Store } from '../store/store.js';

/** A real relay on a port of its own, with a store of its own. */
export interface TestRelay {
  readonly app: App;
  readonly store: Store;
  readonly url: string;
  readonly folder: string;
  /** Makes somebody who can sign in with `password`; answers the staff id. */
  hire(
    email: string,
    name: string,
    roles: Readonly<Record<string, readonly Role[]>>,
  ): Promise<string>;
  /** Signs in over HTTP; answers the `Cookie` header to send. */
  signIn(email: string): Promise<string>;
  /** Changes some of a council's settings, as an administrator does while the relay runs. */
  change(council: 'hart' | 'rushmoor', settings: Partial<CouncilSettingsInput>): Promise<void>;
  close(): Promise<void>;
}

export const password = 'a long enough secret';

/** A council's page that may embed the widget of any council below. */
export const councilOrigin = 'https://www.hart.example';

/**
 * Small councils: Hart, with a sensitive service and one without chat, and Rushmoor. They only offer
 * wrap-ups, so that a test that is about something else need not write them.
 */
export const settingsOf = (name: string): CouncilSettingsInput => ({
  name: `${name} Council`,
  shortName: name,
  services: [
    {
      id: 'waste',
      names: { en: 'Bins and recycling', cy: 'Biniau ac ailgylchu' },
      chat: true,
      alerts: true,
    },
    {
      id: 'housing-advice',
      names: { en: 'Housing advice' },
      chat: true,
      alerts: false,
      sensitive: true,
    },
    { id: 'flooding', names: { en: 'Flooding' }, chat: false, alerts: true },
  ],
  origins: [councilOrigin],
  contact: { url: 'https://www.hart.example/contact', phone: '01252 622122' },
  privacyUrl: 'https://www.hart.example/privacy',
  routing: { wrapUp: 'offered' },
  // What guards alerts beside roles has tests of its own.
  alerting: { secondStep: false },
  pushContact: 'mailto:web@hart.example',
});

/** Makes councils, or gives them these settings; every node of the store hears of it. */
export const saveCouncils = async (
  store: Store,
  clock: Clock,
  settings: Readonly<Record<string, CouncilSettingsInput>>,
): Promise<void> => {
  const councils = createCouncils({ store, clock });
  for (const [id, all] of Object.entries(settings)) await councils.save(id, all);
  councils.close();
};

/**
 * Starts a relay with Hart and Rushmoor and nobody to sign in.
 * @param options.env settings; PORT is 0 unless said
 */
export const startRelay = async (
  options: {
    readonly clock?: Clock;
    readonly env?: Readonly<Record<string, string>>;
    /** Where the log's lines go; its level is BELLMAN_LOG_LEVEL's. */
    readonly logTo?: { write(line: string): void };
    readonly place?: { readonly folder: string; readonly url?: string };
    /** What a council has beside the usual, such as `{ hart: { hours } }`. */
    readonly settings?: Readonly<
      Partial<Record<'hart' | 'rushmoor', Partial<CouncilSettingsInput>>>
    >;
  } = {},
): Promise<TestRelay> => {
  const { clock = systemClock } = options;
  const folder = options.place?.folder ?? (await mkdtemp(join(tmpdir(), 'bellman-relay-')));
  const env = {
    PORT: '0',
    HOST: '127.0.0.1',
    BELLMAN_DATA: folder,
    BELLMAN_LOG_LEVEL: 'silent',
    ...options.env,
  };
  const config = readConfig(env, { demo: false });
  const store = await openStore({ clock, ...options.place, folder });
  const settings: Record<'hart' | 'rushmoor', CouncilSettingsInput> = {
    hart: { ...settingsOf('Hart'), ...options.settings?.hart },
    rushmoor: { ...settingsOf('Rushmoor'), ...options.settings?.rushmoor },
  };
  await saveCouncils(store, clock, settings);
  const app = createApp({ config, store, clock, log: createLog(config.logLevel, options.logTo) });
  const { port } = await app.listen();
  const url = `http://127.0.0.1:${port}`;

  // Costly by design, which a test's sign-ins need not be: a hash says what it cost.
  let hash: Promise<string> | null = null;
  return {
    app,
    store,
    url,
    folder,
    hire: async (email, name, roles) => {
      hash ??= hashPassword(password, { ln: 10, r: 8, p: 1 });
      const { id } = await store.people.create({
        id: newId(),
        email,
        name,
        passwordHash: await hash,
        roles: Object.entries(roles).flatMap(([council, held]) =>
          held.map((role) => ({ council, role })),
        ),
      });
      return id;
    },
    signIn: async (email) => {
      const answer = await fetch(`${url}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url },
        body: JSON.stringify({ email, password }),
      });
      if (answer.status !== 200) throw new Error(`Signing in was answered ${answer.status}`);
      return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    },
    change: async (council, more) => {
      settings[council] = { ...settings[council], ...more };
      await saveCouncils(store, clock, { [council]: settings[council] });
    },
    close: async () => {
      await app.close();
      await store.close();
      if (options.place === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
};
