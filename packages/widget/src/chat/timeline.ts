import type { MessageView } from '@bellman/protocol';

/**
 * A conversation's entries in the relay's order (`seq`), each once. The relay numbers from 1
 * without holes, so a hole means that something is still to come; `upTo` is what to replay from.
 */
export class Timeline {
  #entries: readonly MessageView[] = [];
  #upTo = 0;

  /** Sorted by `seq`. A new array after every change. */
  get entries(): readonly MessageView[] {
    return this.#entries;
  }

  /** The last `seq` before the first hole: the `since` of the next replay. */
  get upTo(): number {
    return this.#upTo;
  }

  /** Whether entries came after something that is missing. */
  get hasGap(): boolean {
    return (this.#entries.at(-1)?.seq ?? 0) > this.#upTo;
  }

  /** Takes in what the relay told as it happened; an entry that is known is replaced, not doubled. */
  add(messages: readonly MessageView[]): void {
    const known = new Map(this.#entries.map((entry) => [entry.seq, entry]));
    for (const message of messages) known.set(message.seq, message);
    this.#entries = [...known.values()].sort((a, b) => a.seq - b.seq);
    for (const { seq } of this.#entries) if (seq === this.#upTo + 1) this.#upTo = seq;
  }

  /**
   * Takes in a page that the relay replayed from `since`: that page is all there is up to its
   * last entry, so a hole in it is none of ours to ask for again.
   */
  addPage(messages: readonly MessageView[], since: number): void {
    if (since <= this.#upTo) this.#upTo = Math.max(this.#upTo, messages.at(-1)?.seq ?? since);
    this.add(messages);
  }
}
