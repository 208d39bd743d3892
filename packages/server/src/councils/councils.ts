import { Problem, Slug } from '@bellman/protocol';
import * as v from 'valibot';
import type { Clock } from '../ground/clock.js';
import type { NewLine } from '../store/audit.js';
import type { StoredCouncil, StoredService } from '../store/councils.js';
import type { Gone } from '../store/staffed.js';
import type { Store } from '../store/store.js';
import {
  CouncilSettings,
  type Council,
  type CouncilSettingsInput,
  type ServiceSettings,
} from './settings.js';

/** The councils that this relay serves, held in memory and fresh on every node. */
export interface Councils {
  /** @throws Problem `council-unknown` */
  get(id: string): Promise<Council>;
  /** All of them, by id. */
  list(): Promise<readonly Council[]>;
  /** One as it is in the store now, and which version of it. @throws Problem `council-unknown` */
  fresh(id: string): Promise<{ readonly version: number; readonly council: Council }>;
  /**
   * Makes a council, or changes its settings; every node hears of it.
   * @param change where it is somebody's change: of which version, what nobody's entry may name
   *   since it goes by it, whom it names as the deputy, and what to write down of it
   * @throws ValiError where the settings have the wrong shape; Problem `settings-changed`,
   *   `settings-wrong`
   */
  save(
    id: string,
    settings: CouncilSettingsInput,
    change?: {
      readonly version?: number;
      readonly gone?: Gone;
      readonly deputy?: string | null;
      readonly line: NewLine;
    },
  ): Promise<void>;
  /** Stops listening to the store. */
  close(): void;
}

/** Councils over the store; they are read when first asked for, and again after a change. */
export const createCouncils = (parts: {
  readonly store: Store;
  readonly clock: Clock;
}): Councils => {
  const { store } = parts;
  let held: Promise<ReadonlyMap<string, Council>> | null = null;
  const forget = (): void => {
    held = null;
  };
  const stop = store.bus.listen((news) => {
    if (news.some(({ topic }) => topic === 'council')) forget();
  });

  const all = (): Promise<ReadonlyMap<string, Council>> => {
    if (held !== null) return held;
    const reading = read(store);
    held = reading;
    reading.catch(() => {
      if (held === reading) forget();
    });
    return reading;
  };

  return {
    get: async (id) => {
      const council = (await all()).get(id);
      if (council === undefined) throw new Problem('council-unknown', { council: id });
      return council;
    },
    list: async () => [...(await all()).values()],
    fresh: async (id) => {
      const row = (await store.councils.list({})).find((one) => one.id === id);
      if (row === undefined) throw new Problem('council-unknown', { council: id });
      return { version: row.version, council: toCouncil(row) };
    },
    save: async (id, settings, change) => {
      const { services, ...rest } = v.parse(CouncilSettings, settings);
      await store.councils.save({
        id: v.parse(Slug, id),
        settings: JSON.stringify(rest),
        services: services.map(toRow),
        ...change,
      });
      forget();
    },
    close: stop,
  };
};

const read = async (store: Store): Promise<ReadonlyMap<string, Council>> => {
  const rows = await store.councils.list({});
  return new Map(rows.map((row) => [row.id, toCouncil(row)]));
};

const toCouncil = ({ id, settings, services }: StoredCouncil): Council => {
  const kept: unknown = JSON.parse(settings);
  const checked = v.parse(CouncilSettings, { ...Object(kept), services: services.map(fromRow) });
  return Object.freeze({ id, ...checked });
};

const toRow = ({ id, chat, alerts, sensitive, names }: ServiceSettings): StoredService => ({
  id,
  chat: Number(chat),
  alerts: Number(alerts),
  sensitive: Number(sensitive),
  names: { en: names.en, ...(names.cy === undefined ? {} : { cy: names.cy }) },
});

const fromRow = ({ id, chat, alerts, sensitive, names }: StoredService): object => ({
  id,
  chat: chat === 1,
  alerts: alerts === 1,
  sensitive: sensitive === 1,
  names,
});
