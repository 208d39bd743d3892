import type { MessageView } from '@bellman/protocol';

/**
 * A conversation's entries as they arrive: pages of a replay, live news and one's own
 * acknowledged messages, in any order and more than once. The relay's `seq` alone gives order.
 */
export class Timeline {
  readonly #bySeq = new Map<number, MessageView>();
  #covered = 0;
  #last = 0;

  /** The `seq` up to which nothing is missing: where a replay goes on from. */
  get covered(): number {
    return this.#covered;
  }

  /** The highest `seq` held. */
  get last(): number {
    return this.#last;
  }

  /** Whether something between what is held is missing. */
  get gap(): boolean {
    return this.#last > this.#covered;
  }

  /** The entries, oldest first. */
  get messages(): readonly MessageView[] {
    return [...this.#bySeq.values()].sort((a, b) => a.seq - b.seq);
  }

  /** Adds a page that was asked for from `covered`: nothing lies between its entries. */
  page(messages: readonly MessageView[]): void {
    for (const message of messages) {
      this.#put(message);
      this.#covered = Math.max(this.#covered, message.seq);
    }
    this.#join();
  }

  /** Adds entries that were told of; `gap` then says whether others must be asked for. */
  live(messages: readonly MessageView[]): void {
    for (const message of messages) this.#put(message);
    this.#join();
  }

  /** How many entries by the resident came after `seq`. */
  byResidentAfter(seq: number): number {
    return [...this.#bySeq.values()].filter(
      (message) =>
        message.sender.kind === 'resident' && message.event === undefined && message.seq > seq,
    ).length;
  }

  /** The `seq` of the last entry that staff wrote; 0 where there is none. */
  get lastByStaff(): number {
    const seqs = [...this.#bySeq.values()]
      .filter(({ sender, event }) => sender.kind === 'staff' && event === undefined)
      .map(({ seq }) => seq);
    return Math.max(0, ...seqs);
  }

  /** Whether the chat has ended, as its own entries say. */
  get hasEnded(): boolean {
    return [...this.#bySeq.values()].some(({ event }) => event?.code === 'ended');
  }

  #put(message: MessageView): void {
    this.#bySeq.set(message.seq, message);
    this.#last = Math.max(this.#last, message.seq);
  }

  #join(): void {
    while (this.#bySeq.has(this.#covered + 1)) this.#covered += 1;
  }
}
