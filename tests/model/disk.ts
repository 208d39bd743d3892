import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { News, Store } from '@bellman/server/testing/room';
import type { Chance } from './chance.js';
import type { Parts } from './parts.js';
import type { Time } from './time.js';

type Calls = Record<string, Record<string, (args: unknown) => Promise<unknown>>>;

/** The one adviser of every run. */
export const sam = { id: '01900000-0000-7000-8000-000000000001', name: 'Sam Taylor' };

/** A real store in a folder of its own, for many runs at once: each has a council to itself. */
export class Disk {
  #now = Date.UTC(2026, 10, 21);
  readonly #news = new Map<string, News[]>();

  private constructor(
    readonly parts: Parts,
    private readonly folder: string,
    private readonly makeStore: (now: () => number) => Promise<Store>,
  ) {}

  #store: Store | undefined;

  static async open(parts: Parts): Promise<Disk> {
    const folder = await mkdtemp(join(tmpdir(), 'bellman-model-'));
    const disk = new Disk(parts, folder, (now) => parts.room.openStore({ folder, clock: { now } }));
    disk.#store = await disk.makeStore(() => disk.#now);
    disk.#store.bus.listen((news) => {
      for (const one of news) disk.#news.get(one.council)?.push(one);
    });
    const { id, name } = sam;
    const email = 'sam@hart.example';
    await disk.#store.people.create({ id, email, name, passwordHash: '', roles: [] });
    // One adviser for all stories, each with a chat that may never end.
    await disk.#store.desk.setSkills({
      ...{ council: 'any', staff: id, capacity: 1_000_000 },
      skills: { services: [], languages: [], team: null },
    });
    return disk;
  }

  get store(): Store {
    if (this.#store === undefined) throw new Error('The disk is not open');
    return this.#store;
  }

  /** Does one thing at `now`, as a run has it; answers what came of it and what was told then. */
  async call(
    council: string,
    now: number,
    [group, name, args]: readonly [string, string, unknown],
  ): Promise<{ readonly value?: unknown; readonly error?: unknown; readonly news: News[] }> {
    const news: News[] = [];
    this.#news.set(council, news);
    const call = (this.store as unknown as Calls)[group]?.[name];
    if (call === undefined) throw new Error(`The store has no ${group}.${name}`);
    // The store asks for the time as it is called.
    this.#now = now;
    const outcome = call(args).then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    return { ...(await outcome), news };
  }

  async close(): Promise<void> {
    await this.store.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

interface Waiting {
  readonly writes: boolean;
  run(told: boolean): Promise<void>;
  cancel(): void;
}

/**
 * The store as one life of a relay has it: what it asks takes its time, in order as the storage
 * worker keeps it (writes after each other, reads of what is committed), and a life that ends
 * leaves undone or untold what it had asked.
 */
export class Gate {
  readonly #listeners = new Set<(news: readonly News[]) => void>();
  readonly #waiting = new Set<Waiting>();
  readonly #last = { true: 0, false: 0 };
  #isAlive = true;
  readonly store: Store;

  constructor(
    private readonly disk: Disk,
    private readonly council: string,
    private readonly time: Time,
    private readonly chance: Chance,
    /** The longest that a call takes, ms. */
    private readonly slow: () => number,
  ) {
    const bus: Store['bus'] = {
      listen: (hear) => {
        this.#listeners.add(hear);
        return () => this.#listeners.delete(hear);
      },
    };
    const group = (name: string) =>
      new Proxy({}, { get: (_, act) => (args: unknown) => this.#ask([name, String(act), args]) });
    this.store = new Proxy(
      {},
      { get: (_, name) => (name === 'bus' ? bus : group(String(name))) },
    ) as Store;
  }

  /** The power goes. `kept`: what had been asked is on disk still, and nobody was told. */
  async end(kept: boolean): Promise<void> {
    this.#isAlive = false;
    this.#listeners.clear();
    for (const one of this.#waiting) one.cancel();
    if (kept) for (const one of this.#waiting) if (one.writes) await one.run(false);
    this.#waiting.clear();
  }

  #ask(call: readonly [string, string, unknown]): Promise<unknown> {
    // Nobody is left who would hear the answer.
    if (!this.#isAlive) return new Promise(() => undefined);
    return new Promise((resolve, reject) => {
      const writes = this.disk.parts.room.writes(call[0], call[1]);
      const line = `${writes}` as const;
      const takes = this.chance.percent(50) ? 0 : this.chance.between(0, this.slow());
      this.#last[line] = Math.max(this.#last[line], this.time.now() + takes);
      const run = async (told: boolean): Promise<void> => {
        this.#waiting.delete(waiting);
        const { news, ...outcome } = await this.disk.call(this.council, this.time.now(), call);
        if (!told) return;
        if (!writes && this.chance.percent(50)) {
          // What was read travels (from PostgreSQL, say), while others write and tell.
          const answer = (): void => {
            if (!this.#isAlive) return;
            if ('error' in outcome) reject(outcome.error);
            else resolve(outcome.value);
          };
          this.time.after(this.chance.between(0, this.slow()), answer);
          return;
        }
        if ('error' in outcome) reject(outcome.error);
        else resolve(outcome.value);
        for (const hear of this.#listeners) if (news.length > 0) hear(news);
      };
      const cancel = this.time.at(this.#last[line], () => run(true));
      const waiting = { writes, run, cancel };
      this.#waiting.add(waiting);
    });
  }
}
