import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../app.js';
import { demoCouncils } from '../cli/demo-data.js';
import { loadDemo } from '../cli/demo.js';
import { plainSay } from '../cli/say.js';
import type { CouncilSettingsInput } from '../councils/settings.js';
import { readConfig } from '../ground/config.js';
import { createLog } from '../ground/log.js';
import { demoGuide } from '../http/demo-guide.js';
import { openStore } from '../store/open.js';
import { handClock, type HandClock } from './chats.js';
import { saveCouncils } from './relay.js';

export type { HandClock } from './chats.js';

/** Monday to Friday, 9:00 to 17:00. */
const officeWeek = Object.fromEntries(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [
    day,
    [['09:00', '17:00']],
  ]),
);

/** Hours as most councils keep them, on England's bank holidays closed. */
export const officeHours: CouncilSettingsInput['hours'] = { usual: { week: officeWeek } };

/** The demo's relay in this process: its pages, its desk, its councils, and a clock in the hand. */
export interface DemoRelay {
  /** `http://localhost:PORT`, with `/demo/`, `/desk/` and `/widget/`. */
  readonly url: string;
  /** What the relay takes for the time. Browsers have their own: Playwright's `page.clock`. */
  readonly clock: HandClock;
  /** What everybody at the desk signs in with. */
  readonly password: string;
  /** Changes some of Hart's settings, as an administrator does while the relay runs. */
  change(settings: Partial<CouncilSettingsInput>): Promise<void>;
  /**
   * Does at once what the relay else does from time to time. After the clock was moved, this is
   * when it notices: who is on duty, whose session ran out, which chats are idle.
   */
  upkeep(): Promise<void>;
  close(): Promise<void>;
}

/** Starts one, on a free port of this machine, with SQLite in a folder of its own. */
export const startDemoRelay = async (
  options: {
    /** ms, or an ISO 8601 time with its offset. Monday 23 November 2026, 10:00 unless said. */
    readonly at?: number | string;
    /** What Hart has beside the demo's settings, such as `{ hours: officeHours }`. */
    readonly hart?: Partial<CouncilSettingsInput>;
    /** More of its environment. */
    readonly env?: Readonly<Record<string, string>>;
  } = {},
): Promise<DemoRelay> => {
  const clock = handClock();
  clock.set(options.at ?? '2026-11-23T10:00Z');
  const folder = await mkdtemp(join(tmpdir(), 'bellman-demo-relay-'));
  const env = { PORT: '0', BELLMAN_DATA: folder, BELLMAN_LOG_LEVEL: 'silent', ...options.env };
  const config = readConfig(env, { demo: true });
  const log = createLog(config.logLevel);
  const store = await openStore({ folder, clock });
  await loadDemo({ store, clock, say: plainSay(() => undefined, clock.now) });
  const usual = demoCouncils.find(({ id }) => id === 'hart');
  if (usual === undefined) throw new Error('The demo has no Hart.');
  let hart: CouncilSettingsInput = { ...usual.settings, ...options.hart };
  await saveCouncils(store, clock, { hart });
  const app = createApp({ config, store, clock, log });
  const { port } = await app.listen();
  return {
    url: `http://localhost:${port}`,
    clock,
    password: demoGuide.password,
    change: async (settings) => {
      hart = { ...hart, ...settings };
      await saveCouncils(store, clock, { hart });
    },
    upkeep: app.upkeep,
    close: async () => {
      await app.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
