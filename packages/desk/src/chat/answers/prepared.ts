import type { AnswerView } from '@bellman/protocol';
import type { Clock } from '../../ground/clock.js';
import type { Api } from '../../link/api.js';

/** How long (ms) a council's answers are taken as they were fetched. */
const FRESH = 60_000;

/** The councils' prepared answers, fetched when they are first wanted and again once they are old. */
export class PreparedAnswers {
  readonly #held = new Map<string, { readonly at: number; readonly list: readonly AnswerView[] }>();

  constructor(
    private readonly api: Api,
    private readonly clock: Clock,
  ) {}

  /**
   * A council's answers, no older than a minute.
   * @throws Refusal where they cannot be had
   */
  async of(council: string): Promise<readonly AnswerView[]> {
    const held = this.#held.get(council);
    if (held && this.clock.now() - held.at < FRESH) return held.list;
    const list = await this.api.call('deskAnswers', { council });
    this.#held.set(council, { at: this.clock.now(), list });
    return list;
  }
}
