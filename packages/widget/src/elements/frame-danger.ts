import { html, nothing, type TemplateResult } from 'lit';
import type { SessionView } from '../chat/session-view.js';
import type { Texts } from '../text/texts.js';
import { fetchPart } from './conversation-parts.js';

/**
 * Where the box that brings help stands: above the view, from the moment that danger is written
 * of to the end of the chat (C12). It is announced as it appears, and not again on the next page,
 * where it stood before. What stands in the box's place until it has loaded says the most of it.
 */
export class Danger {
  #role: 'alert' | typeof nothing | undefined;

  draw(view: SessionView, text: Texts): TemplateResult | typeof nothing {
    const isBefore = view.phase === 'resuming' || (view.phase !== 'home' && !view.caughtUp);
    if (!view.danger) this.#role = undefined;
    else if (!this.#role) {
      this.#role = isBefore && view.phase !== 'starting' ? nothing : 'alert';
      void fetchPart('care');
    }
    if (!view.danger) return nothing;
    return html`<div role=${this.#role ?? nothing}>
      <bellman-danger .text=${text}>
        <a href="tel:999">${text.t('danger.short')}</a>
      </bellman-danger>
    </div>`;
  }
}
