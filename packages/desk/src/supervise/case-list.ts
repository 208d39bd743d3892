import type { CaseView } from '@bellman/protocol';
import { asRefusal } from '../link/refusal.js';
import { councilsFor } from '../people/acts.js';
import type { Session } from '../session.js';
import { Model } from '../ui/model.js';
import { inOrder, type Step } from './case-words.js';

/** The cases of each council that somebody supervises, kept up as they move on. */
export class CaseList extends Model {
  readonly councils: readonly string[];
  readonly #cases = new Map<string, CaseView>();
  #loaded = false;
  #problem = '';
  #stops: readonly (() => void)[] = [];

  constructor(private readonly session: Session) {
    super();
    this.councils = councilsFor(session.me, 'chat.supervise');
  }

  /** What is due first. */
  get cases(): readonly CaseView[] {
    return inOrder(this.#cases.values());
  }

  /** Whether the relay has told of all of them yet. */
  get loaded(): boolean {
    return this.#loaded;
  }

  /** Why they could not be had, in words; empty where they could. */
  get problem(): string {
    return this.#problem;
  }

  /** Begins to listen, and asks. */
  start(): void {
    const { link } = this.session;
    this.#stops = [
      link.on('case', (what) => this.#put(what.case)),
      link.onConnection((connected) => connected && void this.load()),
    ];
    void this.load();
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }

  async load(): Promise<void> {
    try {
      const lists = await Promise.all(
        this.councils.map((council) => this.session.api.call('deskCases', { council })),
      );
      this.#cases.clear();
      for (const each of lists.flat()) this.#cases.set(each.id, each);
      this.#loaded = true;
      this.#problem = '';
    } catch (thrown) {
      this.#problem = asRefusal(thrown).message;
    }
    this.changed();
  }

  /**
   * Takes a step with a case, and answers what it is then.
   * @throws Refusal, `case-not-now` where somebody else was sooner
   */
  async step({ council, id }: CaseView, step: Step): Promise<CaseView> {
    const now = await this.session.api.call('deskCaseStep', { council, id }, { step });
    this.#put(now);
    return now;
  }

  #put(one: CaseView): void {
    // Other roles of this person at other councils hear of theirs by other ways.
    if (!this.councils.includes(one.council)) return;
    this.#cases.set(one.id, one);
    this.changed();
  }
}
