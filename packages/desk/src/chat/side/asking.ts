import type { StaffConversation } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { asRefusal } from '../../link/refusal.js';
import type { Session } from '../../session.js';
import { View } from '../../ui/view.js';

/**
 * A question about one chat that asks the relay for something: one attempt at a time, and what it
 * refuses in words. `done` hears what became of it, though the chat may have left the page by then.
 */
export abstract class Asking extends View {
  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) chat!: StaffConversation;
  /** Hears, in words, that it is done. */
  @property({ attribute: false }) done: (words: string) => void = () => undefined;
  /** Hears that somebody thought better of it. */
  @property({ attribute: false }) cancelled: () => void = () => undefined;
  @state() protected problem = '';
  @state() protected busy = false;
  /** Attempts that were refused: each is said, also in the same words. */
  #refused = 0;

  /** Runs `ask` unless one is under way; what was refused is then shown by `refusal`. */
  protected async attempt(ask: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.problem = '';
    try {
      await ask();
    } catch (thrown) {
      this.#refused += 1;
      this.problem = asRefusal(thrown).message;
    } finally {
      this.busy = false;
    }
  }

  protected get refusal(): TemplateResult {
    return html`<div role="alert">
      ${keyed(this.#refused, this.problem ? html`<p class="problem">${this.problem}</p>` : nothing)}
    </div>`;
  }
}
