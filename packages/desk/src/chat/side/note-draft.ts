import type { NewId } from '../../ground/ids.js';
import type { Kept } from '../../ground/kept.js';

/** The words of the note that is being written on a chat; '' where none is. */
export const noteIn = (kept: Kept, conversation: string): string => {
  const draft = kept.get(`note:${conversation}`);
  return isDraft(draft) ? draft.body : '';
};

/** The note that is being written on a chat, kept in this tab. */
export class NoteDrafts {
  constructor(
    private readonly kept: Kept,
    private readonly newId: NewId,
  ) {}

  body(conversation: string): string {
    return noteIn(this.kept, conversation);
  }

  write(conversation: string, body: string): void {
    if (body === '') this.kept.remove(`note:${conversation}`);
    // Other words are another note: an id that went with the former ones stands for those.
    else this.kept.set(`note:${conversation}`, { body, id: this.newId() });
  }

  /** The id to send these words under: the same at every attempt, so that none is kept twice. */
  id(conversation: string): string {
    const kept = this.kept.get(`note:${conversation}`);
    return isDraft(kept) ? kept.id : this.newId();
  }
}

const isDraft = (kept: unknown): kept is { readonly body: string; readonly id: string } =>
  typeof kept === 'object' &&
  kept !== null &&
  typeof (kept as { body?: unknown }).body === 'string' &&
  typeof (kept as { id?: unknown }).id === 'string';
