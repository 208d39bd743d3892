import type { MessageView } from '@bellman/protocol';

/** Something that a side was told is kept. */
export interface Acknowledged {
  readonly by: 'resident' | 'staff';
  readonly id: string;
  readonly body: string;
  readonly seq: number;
}

/** A promise that was broken, in words. */
export class Broken extends Error {}

/** What was typed and promised in one run, which the end is held against. */
export class Ledger {
  readonly acknowledged: Acknowledged[] = [];
  /** What was found amiss where nobody waits for it. */
  fault: Broken | undefined;
  /** Every conversation that anybody heard of. */
  readonly conversations = new Set<string>();
  /** Words that were typed and sent off; each is one of a kind. */
  readonly typed: string[] = [];
  /** Words that their writer was shown as not sent, and left at that. */
  readonly given = new Set<string>();
  /** Conversation and `seq` → the id that somebody was shown there. */
  readonly #shown = new Map<string, string>();
  #words = 0;

  /** A word that nobody wrote before. */
  word(stem: string): string {
    this.#words += 1;
    const word = `${stem}${this.#words}`;
    this.typed.push(word);
    return word;
  }

  /** Everything that was ever shown: conversation, `seq` and id. */
  get shown(): readonly (readonly [string, string])[] {
    return [...this.#shown];
  }

  /** What is on somebody's screen now: in order, nothing twice, nothing that changes its place. */
  see(who: string, conversation: string, messages: readonly MessageView[]): void {
    this.conversations.add(conversation);
    let last = 0;
    const ids = new Set<string>();
    for (const { seq, id, sender } of messages) {
      if (seq <= last) throw new Broken(`${who} sees entry ${seq} after ${last}`);
      last = seq;
      const key = `${sender.kind} ${id}`;
      if (ids.has(key)) throw new Broken(`${who} sees ${id} twice`);
      ids.add(key);
      const place = `${conversation} ${seq}`;
      const before = this.#shown.get(place);
      if (before !== undefined && before !== key)
        throw new Broken(`${who} sees ${key} at ${seq}, where ${before} was seen`);
      this.#shown.set(place, key);
    }
  }
}
