import type { CouncilView } from '@bellman/protocol';
import type { SessionView } from '../chat/session-view.js';
import type { Texts } from '../text/texts.js';
import { tell } from './events.js';

/** What the launcher hears from the panel. */
export interface Unread {
  /** How many, in words; empty for none. */
  readonly words: string;
  /** What to announce; empty for nothing. */
  readonly news: string;
}

/** Tells the page of each new message once, and the launcher of what is unread. */
export class Messenger {
  #upTo: number | null = null;
  #unread = 0;

  constructor(private readonly panel: HTMLElement) {}

  /** Looks at the chat after a change. What was said before this page is no news. */
  changed(view: SessionView, text: Texts | null, council: CouncilView | null): void {
    const last = view.messages.at(-1)?.seq ?? 0;
    if (view.phase === 'starting' && last === 0) this.#upTo = 0;
    if (this.#upTo === null) {
      if (view.caughtUp) this.#upTo = last;
    } else {
      const upTo = this.#upTo;
      this.#upTo = Math.max(last, upTo);
      for (const { id, seq, at, sender } of view.messages) {
        if (seq > upTo) tell(this.panel, 'bellman-message', { id, seq, at, from: sender.kind });
      }
    }
    if (text && view.unread !== this.#unread) this.#count(view, text, council);
  }

  #count(view: SessionView, text: Texts, council: CouncilView | null): void {
    const isMore = view.unread > this.#unread;
    this.#unread = view.unread;
    const from = view.messages.findLast(({ sender }) => sender.kind === 'staff')?.sender.name ?? '';
    const name = council ? text.t('log.staff', { name: from, council: council.shortName }) : from;
    const detail: Unread = {
      words: view.unread === 0 ? '' : text.t('launcher.unread', { count: view.unread }),
      news: isMore ? text.t('launcher.news', { name }) : '',
    };
    this.panel.dispatchEvent(new CustomEvent('bellman-unread', { detail }));
  }
}
