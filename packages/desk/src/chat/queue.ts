import type { StaffConversation, You } from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';
import { lineOf, newsOfWaiting, type Line } from './waiting.js';

/** Who waits at the councils of one person. */
export class Queue {
  readonly #waiting = new Map<string, StaffConversation>();

  constructor(
    private readonly me: string,
    private readonly clock: Clock,
  ) {}

  get(conversation: string): StaffConversation | undefined {
    return this.#waiting.get(conversation);
  }

  /** These wait now, and no others. */
  renew(waiting: readonly StaffConversation[]): void {
    this.#waiting.clear();
    for (const conversation of waiting) this.#waiting.set(conversation.id, conversation);
  }

  /** All that waits, in order and by what it is to this person. */
  line(you: You | undefined): Line {
    return lineOf(this.#waiting.values(), this.me, you, this.clock.now());
  }

  /** Takes a chat in, or what is new about it; answers what news that is to this person. */
  put(conversation: StaffConversation, you: You | undefined): 'offer' | 'waiting' | null {
    const before = this.#waiting.get(conversation.id);
    this.#waiting.set(conversation.id, conversation);
    const skills = you?.skills[conversation.council];
    return newsOfWaiting(conversation, before, skills, this.me, this.clock.now());
  }

  /** A chat waits no more. */
  delete(conversation: string): void {
    this.#waiting.delete(conversation);
  }

  /** A chat rings at this person's desk no more. */
  passedOn(conversation: string): void {
    const waits = this.#waiting.get(conversation);
    if (waits?.offer?.to === this.me) this.#waiting.set(conversation, { ...waits, offer: null });
  }
}
