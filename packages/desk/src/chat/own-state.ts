import type { ChosenState, You } from '@bellman/protocol';
import type { Link } from '../link/socket.js';

/** How one is at the desk, as the relay says. */
export class OwnState {
  #you: You | undefined;
  #choosing = false;

  /**
   * @param told hears of every change; `elsewhere`: what is chosen was chosen by the relay, or in
   *   another window
   */
  constructor(
    private readonly link: Link,
    private readonly told: (you: You, elsewhere: boolean) => void,
  ) {}

  /** Undefined until the relay has told. */
  get you(): You | undefined {
    return this.#you;
  }

  /** As it is after a connection, which is no news. */
  renew(you: You): void {
    this.#you = you;
  }

  /** The relay tells. */
  isSo(you: You): void {
    const before = this.#you;
    this.#you = you;
    this.told(you, before !== undefined && before.chosen !== you.chosen && !this.#choosing);
  }

  /** Says how one is. @throws Refusal */
  async choose(state: ChosenState): Promise<void> {
    this.#choosing = true;
    try {
      const { you } = await this.link.ask('setState', { state });
      this.isSo(you);
    } finally {
      this.#choosing = false;
    }
  }
}
