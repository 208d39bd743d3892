/** How long a wait may last unless said otherwise, ms. A pass takes far less; only a fault takes it all. */
const PATIENCE = 20_000;

/**
 * Something that changes and can be waited for: whoever owns it calls `changed()`, whoever waits
 * gives a question that answers something once it holds. No polling, no sleeping.
 */
export class Watch {
  #waiting = new Set<() => void>();

  /** Asks every waiting question again. */
  changed(): void {
    for (const ask of [...this.#waiting]) ask();
  }

  /**
   * Resolves with the first answer of `question` that isn't undefined, null or false.
   * Rejects after `within` ms, naming `what` did not happen.
   */
  until<T>(
    what: string,
    question: () => T | undefined | null | false,
    within: number = PATIENCE,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const deadline = AbortSignal.timeout(within);
      const leave = (): void => {
        this.#waiting.delete(ask);
        deadline.removeEventListener('abort', late);
      };
      const ask = (): void => {
        const answer = question();
        if (answer === undefined || answer === null || answer === false) return;
        leave();
        resolve(answer);
      };
      const late = (): void => {
        leave();
        reject(new Error(`waited ${within} ms in vain: ${what}`));
      };
      this.#waiting.add(ask);
      deadline.addEventListener('abort', late);
      ask();
    });
  }
}
