import type { StoreLog } from '../log.js';
import type { Whisper } from '../whispers.js';
import type { News } from '../work.js';
import { channel, heardIn, type Heard } from './committed.js';
import { openClient, type Client } from './pg.js';
import { createReader, Missed, type Ask } from './reader.js';
import { whisperChannel, whispersOf } from './whispers.js';

/** How a lost connection is waited for, ms: doubling, at most 5 s. */
const patience = (attempt: number): number => Math.min(5_000, 100 * 2 ** attempt);

/** The name of the listening connection in `pg_stat_activity`. */
export const listenerName = 'bellman bus';

/** How often the connection shows that it lives, and how long an answer may take, ms. */
const pulse = 5_000;
const patienceOf = (beat: number): number => 2 * beat;

/** Waits; `stop` cuts it short. */
const rest = (ms: number, stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      stop.removeEventListener('abort', done);
      resolve();
    }
    stop.addEventListener('abort', done);
    if (stop.aborted) done();
  });

/**
 * Listens to what every node commits, on a connection of its own. When that is lost it connects
 * again, with growing patience, and first catches up from the log. It reads the log at every beat
 * as well: a line that is dead but open is noticed, and where reading begins moves on.
 *
 * @param parts.missed hears that what was committed meanwhile may be gone from the log: what this
 *   process and its clients hold may be old, and nobody can say what
 * @param parts.beat ms
 * @throws the driver's error when the first connection fails
 */
export const startListening = async (parts: {
  readonly url: string;
  readonly hear: (news: readonly News[]) => void;
  readonly log: StoreLog;
  readonly missed: (error: Error) => void;
  /** Hears what other nodes whisper, and this one. */
  readonly overhear?: (what: Whisper) => void;
  readonly beat?: number;
  /** Time that passes, ms, in place of this machine's. */
  readonly elapsed?: () => number;
}): Promise<{ stop: () => Promise<void> }> => {
  const { beat = pulse } = parts;
  const reader = createReader(parts.hear, parts.elapsed);
  const stopping = new AbortController();

  /** Connects and catches up; `lost` resolves when the connection has ended. */
  const connect = async (): Promise<{ client: Client; lost: Promise<void> }> => {
    const client = openClient(parts.url, listenerName, patienceOf(beat));
    const ask: Ask = async <R>(text: string, values: readonly unknown[]): Promise<R[]> =>
      (await client.query(text, [...values])).rows as R[];
    let told: Heard[] = [];
    let ready = false;
    let reading = false;
    let due = false;

    /** What notices tell while the log is read is heard after it. */
    const readOn = async (): Promise<void> => {
      if (reading || !ready) return;
      reading = true;
      try {
        while (due || told.length > 0) {
          const all = due;
          due = false;
          await (all ? reader.beat(ask) : reader.hearNotices(ask, told.splice(0)));
        }
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (error instanceof Missed) parts.missed(error);
        parts.log.warn({ err: error }, 'the bus could not read what was committed');
        // Start over: the next connection catches up from where this one came to.
        client.end().catch((failure: unknown) => parts.log.warn({ err: failure }, 'bus: end'));
      } finally {
        reading = false;
      }
    };

    client.on('notification', ({ channel: by, payload = '' }) => {
      if (by === whisperChannel) {
        for (const whisper of whispersOf(payload)) parts.overhear?.(whisper);
        return;
      }
      told.push(heardIn(payload));
      void readOn();
    });
    const lost = new Promise<void>((resolve) => client.once('end', resolve));
    client.on('error', (error) => {
      if (!stopping.signal.aborted) parts.log.warn({ err: error }, 'the bus lost its connection');
    });
    try {
      await client.connect();
      await client.query(`listen ${channel}; listen ${whisperChannel}`);
      await reader.catchUp(ask);
    } catch (error) {
      told = [];
      await client.end();
      throw error;
    }
    ready = true;
    void readOn();
    const beating = setInterval(() => {
      due = true;
      void readOn();
    }, beat);
    void lost.then(() => clearInterval(beating));
    return { client, lost };
  };

  let current = await connect();
  const keep = async (): Promise<void> => {
    for (let attempt = 0; !stopping.signal.aborted;) {
      await current.lost;
      if (stopping.signal.aborted) return;
      await rest(patience(attempt), stopping.signal);
      try {
        if (!stopping.signal.aborted) current = await connect();
        attempt = 0;
      } catch (error) {
        if (error instanceof Missed) parts.missed(error);
        attempt += 1;
        parts.log.warn({ err: error, attempt }, 'the bus cannot reach the database');
      }
    }
  };
  const keeping = keep();

  return {
    stop: async () => {
      stopping.abort();
      await current.client.end();
      await keeping;
    },
  };
};
