import { readAnswer, type Meaning } from './answer.js';
import { openLine } from './connect.js';
import type { Peer } from './dial.js';
import type { Heard, LetGo, Line, Parcel } from './line.js';
import type { LaneParts, Message } from './message.js';
import { createWaits } from './waits.js';
import { createWindow, least } from './window.js';

/** The way of messages to one push service. */
export interface Lane {
  put(message: Message): void;
  end(): void;
}

interface Flight {
  readonly ready: Ready;
  readonly since: number;
  letGo: LetGo;
}
interface Ready {
  readonly message: Message;
  readonly parcel: Parcel;
}

/** Messages that are sealed together. */
const bundle = 32;
/** Sealed messages that wait for room on the line: about a megabyte. */
const mostReady = 256;
/** A refused message is sent again so often before it is given back. */
const mostRefusals = 3;
/** A lane with nothing to do for so long ends, ms. */
const idleFor = 60_000;

/**
 * A lane seals its messages a little ahead and sends as many at once as its window lets out. Where
 * its service asked for time (Retry-After) it gives back, unsent and to be tried again after that,
 * all that is signed with the same key: what one council is refused, another is not. One that
 * can't be connected to gives back all it has.
 * @param idle it had nothing to do for a while, and is of no more use
 */
export const createLane = (peer: Peer, parts: LaneParts, idle: () => void): Lane => {
  const { clock, elapsed, timeout } = parts;
  const waiting: Message[] = [];
  const ready: Ready[] = [];
  const flights = new Set<Flight>();
  let window = createWindow(least);
  let line: Line | null = null;
  let connecting = false;
  let due = false;
  let sealing = 0;
  const waits = createWaits(elapsed);
  let moved = elapsed();

  const giveBack = (meaning: Meaning): void => {
    const all = [...ready.map(({ message }) => message), ...waiting];
    ready.length = 0;
    waiting.length = 0;
    for (const message of all) message.tell(meaning);
  };

  /** Whether the service asked its sender for time: then it is given back. */
  const isHeld = (message: Message): boolean => {
    const wait = waits.left(message.key);
    if (wait > 0) message.tell({ result: 'retry', retryAfter: Math.ceil(wait) });
    return wait > 0;
  };

  const sealAhead = (): void => {
    const ahead = Math.min(window.size(), mostReady);
    while (waiting[0] && ready.length + sealing < ahead) {
      const { texts } = waiting[0];
      const other = waiting.findIndex((message, at) => at === bundle || message.texts !== texts);
      const taken = waiting.splice(0, other === -1 ? waiting.length : other);
      const together = taken.filter((message) => !isHeld(message));
      if (together.length === 0) continue;
      sealing += together.length;
      void sealed(texts, together);
    }
  };
  const sealed = async (texts: Message['texts'], together: readonly Message[]): Promise<void> => {
    const bodies = await parts.seal(texts, together);
    sealing -= together.length;
    together.forEach((message, at) => {
      const { path, authorization, manner } = message;
      const body = bodies[at];
      if (body) ready.push({ message, parcel: { path, authorization, manner, body } });
      else message.tell({ result: 'failed' });
    });
    pump();
  };

  const connect = async (): Promise<void> => {
    connecting = true;
    try {
      const ended = (fruitless: boolean): void => {
        line = null;
        if (fruitless) giveBack({ result: 'retry' });
        pump();
      };
      const { dial } = parts;
      line = await openLine({ peer, dial, timeout, room: pump, ended });
      window = createWindow(line.most);
      moved = elapsed();
    } catch {
      // Not even a name that leads to a private address fails for good: its next answer may be right.
      giveBack({ result: 'retry' });
    }
    connecting = false;
    pump();
  };

  const settle = (flight: Flight, heard: Heard): void => {
    const { message } = flight.ready;
    moved = elapsed();
    window.answered(moved - flight.since, flights.size);
    flights.delete(flight);
    if (heard === 'lost') return message.tell({ result: 'retry' });
    if (heard === 'refused') {
      window.lost();
      message.refused += 1;
      if (message.refused > mostRefusals) message.tell({ result: 'retry' });
      else ready.unshift(flight.ready);
      return;
    }
    const meaning = readAnswer(heard.status, heard.retryAfter, clock.now());
    if (meaning.retryAfter !== undefined) waits.ask(message.key, meaning.retryAfter);
    if (meaning.status === 413 && message.shorter) {
      message.texts = message.shorter;
      message.shorter = null;
      waiting.unshift(message);
    } else message.tell(meaning);
  };

  const launch = (on: Line, next: Ready): void => {
    const flight: Flight = { ready: next, since: elapsed(), letGo: () => 'lost' };
    try {
      flight.letGo = on.post(next.parcel, (heard) => settle(flight, heard));
      flights.add(flight);
    } catch {
      // What can't be put on the wire fails alone, and trying again wouldn't help.
      next.message.tell({ result: 'failed' });
    }
    moved = flight.since;
  };

  const pump = (): void => {
    due = false;
    sealAhead();
    if (ready.length === 0) return;
    if (!line) {
      if (!connecting) void connect();
      return;
    }
    while (ready.length > 0 && flights.size < window.size() && line.room() > 0) {
      const next = ready.shift();
      if (next && !isHeld(next.message)) launch(line, next);
    }
    sealAhead();
  };

  /** What took too long is given up; a line on which nothing can move is ended. */
  const look = (): void => {
    const now = elapsed();
    for (const flight of flights) {
      if (now - flight.since < timeout) break;
      const heard = flight.letGo();
      settle(flight, heard);
      window.lost();
    }
    const still = now - moved;
    if (line && flights.size === 0 && ready.length > 0 && still >= timeout) {
      line.end();
      line = null;
      giveBack({ result: 'retry' });
    }
    const busy = connecting || sealing + waiting.length + ready.length + flights.size > 0;
    if (!busy && still >= idleFor && !waits.any()) idle();
    else pump();
  };
  const looking = setInterval(look, Math.max(20, timeout / 20));

  return {
    put: (message) => {
      waiting.push(message);
      if (!due) queueMicrotask(pump);
      due = true;
    },
    end: () => {
      clearInterval(looking);
      line?.end();
    },
  };
};
