import type { Kept } from '../ground/kept.js';

/** What somebody has begun to write in each chat and not sent. */
export class Drafts {
  constructor(private readonly kept: Kept) {}

  get(conversation: string): string {
    const draft = this.kept.get(`draft:${conversation}`);
    return typeof draft === 'string' ? draft : '';
  }

  set(conversation: string, draft: string): void {
    if (draft === '') this.kept.remove(`draft:${conversation}`);
    else this.kept.set(`draft:${conversation}`, draft);
  }
}
