import type { StaffConversation } from '@bellman/protocol';
import type { Kept } from '../ground/kept.js';
import type { Drafts } from './drafts.js';
import type { Outbox } from './outbox.js';
import { noteIn } from './side/note-draft.js';

/** A chat that one had: as much as names it. */
export type Former = Pick<StaffConversation, 'id' | 'council' | 'residentName' | 'reference'>;

/** Chats that one has had in this tab, and what one wrote in them that was never sent. */
export class LeftBehind {
  #known: readonly Former[];

  constructor(
    private readonly kept: Kept,
    private readonly drafts: Drafts,
    private readonly outbox: Outbox,
  ) {
    const known = kept.get('chats');
    this.#known = Array.isArray(known) ? (known as Former[]) : [];
  }

  /** Every chat that is remembered, also those that one has. */
  get known(): readonly Former[] {
    return this.#known;
  }

  /** Remembers whom a chat is with that one has now. */
  had({ id, council, residentName, reference }: StaffConversation): void {
    if (this.#known.some((one) => one.id === id)) return;
    this.#keep([...this.#known, { id, council, residentName, reference }]);
  }

  /** What was written in a chat and not sent, oldest first, and the draft; empty: nothing. */
  words(conversation: string): string {
    return [...this.outbox.of(conversation).map(({ body }) => body), this.drafts.get(conversation)]
      .filter((words) => words.trim() !== '')
      .join('\n\n');
  }

  /** The note that was begun on a chat and not added; empty: none. */
  note(conversation: string): string {
    return noteIn(this.kept, conversation);
  }

  /** Whether anything that was written in a chat would be lost with it. */
  has(conversation: string): boolean {
    return `${this.words(conversation)}${this.note(conversation)}`.trim() !== '';
  }

  /** A chat is one's own no more: its words stay, and are not sent by themselves later. */
  gone(conversation: string): void {
    if (this.has(conversation)) this.outbox.hold(conversation);
    else this.forget(conversation);
  }

  /** Throws a chat's words away, and what is remembered of it. */
  forget(conversation: string): void {
    this.drafts.set(conversation, '');
    this.kept.remove(`note:${conversation}`);
    this.outbox.clear(conversation);
    this.#keep(this.#known.filter(({ id }) => id !== conversation));
  }

  #keep(known: readonly Former[]): void {
    this.#known = known;
    this.kept.set('chats', known);
  }
}
