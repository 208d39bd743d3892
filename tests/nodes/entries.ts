import type { Json } from '../protocol/client.js';

/** The entries of a chat as a client holds them. */
export class Entries {
  readonly bySeq = new Map<number, Json>();

  /** The highest `seq` held without a gap. */
  get since(): number {
    let seq = 0;
    while (this.bySeq.has(seq + 1)) seq += 1;
    return seq;
  }

  get hasGap(): boolean {
    return this.bySeq.size > this.since;
  }

  /** Takes what came, once each; another entry in a place that is taken is a fault. */
  add(messages: readonly Json[]): void {
    for (const entry of messages) {
      const seq = Number(entry['seq']);
      const held = this.bySeq.get(seq);
      if (held !== undefined && held['id'] !== entry['id'])
        throw new Error(`Entry ${seq} is ${String(held['id'])} and ${String(entry['id'])}`);
      this.bySeq.set(seq, entry);
    }
  }
}

/** What somebody was told is stored. */
export interface Acknowledged {
  readonly conversation: string;
  readonly side: 'resident' | 'staff';
  readonly id: string;
  readonly seq: number;
  readonly body: string;
}
