import { limits } from '@bellman/protocol';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../text/alerts.js';
import { AnnounceLater } from '../ui/announce-later.js';
import { View } from '../ui/view.js';

/**
 * How many characters a headline has left: below its box and in the box's description, and said
 * once somebody pauses.
 */
@customElement('desk-characters-left')
export class DeskCharactersLeft extends View {
  @property() headline = '';
  readonly #later = new AnnounceLater();

  override updated(changed: PropertyValues<this>): void {
    if (changed.get('headline') !== undefined) this.#later.say(this.#words);
  }

  override disconnectedCallback(): void {
    this.#later.cancel();
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    return html`${this.#words}`;
  }

  get #words(): string {
    const n = limits.headlineLength - this.headline.trim().length;
    return n < 0 ? t('form.headlineOver', { n: -n }) : t('form.headlineLeft', { n });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-characters-left': DeskCharactersLeft;
  }
}
