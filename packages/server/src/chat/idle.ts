import type { Council } from '../councils/settings.js';
import type { Clock } from '../ground/clock.js';
import type { Store } from '../store/store.js';
import type { Due } from '../store/due.js';
import type { ResidentRoom } from './resident.js';

const MINUTE = 60_000;
/** Signs of one conversation are written down this often, ms: less than the shortest warning. */
const EVERY = 45_000;
/** Beyond this many conversations the oldest are forgotten: at worst a sign is written early. */
const MOST = 10_000;

interface IdleParts {
  readonly store: Pick<Store, 'idle'>;
  readonly clock: Clock;
  readonly councils: { get(id: string): Promise<Pick<Council, 'idle'>> };
}

/** A sign that the resident of a conversation is there: they wrote, typed, read, or looked on. */
export type Alive = (council: string, conversation: string) => Promise<void>;

/** Takes signs of residents; one that follows shortly on another costs nothing. */
export const createAlive = ({ store, clock, councils }: IdleParts): Alive => {
  const written = new Map<string, number>();
  return async (council, conversation) => {
    const now = clock.now();
    const last = written.get(conversation);
    if (last !== undefined && now >= last && now - last < EVERY) return;
    // Set anew, so that the map stays in the order of writing.
    written.delete(conversation);
    written.set(conversation, now);
    for (const oldest of written.keys()) {
      if (written.size <= MOST) break;
      written.delete(oldest);
    }
    try {
      const { idle } = await councils.get(council);
      await store.idle.sign({ conversation, at: now + idle.warnAfter * MINUTE });
    } catch (error) {
      // It was not written down, so the next one counts.
      written.delete(conversation);
      throw error;
    }
  };
};

/**
 * `here`: the page says that it is looked at. It says so by itself, so that whoever reads, with a
 * screen reader or slowly, need do nothing to keep the chat (WCAG 2.2, 2.2.1).
 */
export const createIdle =
  (alive: Alive): ResidentRoom<'here'> =>
  (here, { council }) => ({
    here: async () => {
      await alive(council, here().conversation);
      return {};
    },
  });

/** Warns, and ends what was warned, when a chat's idle timer falls due (C11). */
export const createIdleTimer =
  ({ store, councils }: Pick<IdleParts, 'store' | 'councils'>, node: string) =>
  async ({ council, subject, at }: Due): Promise<void> => {
    const { idle } = await councils.get(council);
    const [warnAfter, endAfter] = [idle.warnAfter * MINUTE, idle.endAfter * MINUTE];
    await store.idle.fire({ conversation: subject, node, at, warnAfter, endAfter });
  };
