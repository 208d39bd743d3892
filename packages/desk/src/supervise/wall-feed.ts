import type { Wall } from '@bellman/protocol';
import { asRefusal, type Refusal } from '../link/refusal.js';
import { councilsFor } from '../people/acts.js';
import type { Session } from '../session.js';
import { Model } from '../ui/model.js';

/** How old the figures of a wall that is seen may become before they are asked for again, ms. */
const FRESH = 15_000;
/** How long an answer is waited for before it is said that the figures have stopped, ms. */
const LATE = 2 * FRESH;

/** A council's figures as they came last. */
export interface Figures {
  readonly wall: Wall;
  /** When they came, ms by this machine's clock. */
  readonly came: number;
}

interface Feed {
  figures?: Figures;
  refusal?: Refusal | undefined;
  asked: number;
  /** Somebody waits for an answer, and whether something has changed since they asked. */
  asking: boolean;
  again: boolean;
}

/** The figures of each council that somebody supervises, asked for anew as they change. */
export class WallFeed extends Model {
  readonly councils: readonly string[];
  readonly #feeds: ReadonlyMap<string, Feed>;
  #stops: readonly (() => void)[] = [];

  constructor(private readonly session: Session) {
    super();
    this.councils = councilsFor(session.me, 'chat.supervise');
    this.#feeds = new Map(
      this.councils.map((id) => [id, { asked: 0, asking: false, again: false }]),
    );
  }

  figures(council: string): Figures | undefined {
    return this.#feeds.get(council)?.figures;
  }

  /** Why the last answer was a refusal; undefined where it was not. */
  refusal(council: string): Refusal | undefined {
    return this.#feeds.get(council)?.refusal;
  }

  /** Whether the figures do not come any more, or not in time. */
  stopped(council: string): boolean {
    const feed = this.#feeds.get(council);
    if (!feed) return false;
    return (
      feed.refusal !== undefined ||
      (feed.figures !== undefined && this.session.clock.now() - feed.figures.came > LATE)
    );
  }

  /** Begins to listen, and asks. */
  start(): void {
    const { link } = this.session;
    this.#stops = [
      link.on('wall', ({ council }) => void this.#ask(council)),
      link.onConnection((connected) => connected && this.#askAll()),
    ];
    this.#askAll();
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }

  /** Asks for what is not fresh any more; called often while the wall is seen. */
  tick(): void {
    const now = this.session.clock.now();
    for (const [council, { asked, refusal }] of this.#feeds) {
      // Whoever signs in again connects anew, and that asks.
      const isOut = refusal?.code === 'sign-in-needed';
      if (!isOut && now - asked >= FRESH) void this.#ask(council);
    }
  }

  #askAll(): void {
    for (const council of this.councils) void this.#ask(council);
  }

  async #ask(council: string): Promise<void> {
    const feed = this.#feeds.get(council);
    if (!feed) return;
    if (feed.asking) {
      feed.again = true;
      return;
    }
    feed.asking = true;
    try {
      do {
        feed.again = false;
        feed.asked = this.session.clock.now();
        const wall = await this.session.api.call('deskWall', { council });
        feed.figures = { wall, came: this.session.clock.now() };
        feed.refusal = undefined;
        this.changed();
      } while (feed.again);
    } catch (thrown) {
      feed.refusal = asRefusal(thrown);
      this.changed();
    } finally {
      feed.asking = false;
    }
  }
}
