import type { Language } from '@bellman/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Liking } from '../chat/kept.js';
import { isOpen } from '../chat/phases.js';
import { defineOnce } from '../ground/define-once.js';
import { CareTexts } from '../text/load-care.js';
import type { Texts } from '../text/texts.js';
import { baseStyle } from './base-style.js';
import { menuStyle } from './menu-style.js';
import './menu-transcript.js';
import type { Webchat } from './webchat.js';

const SIZES = [0, 1, 2] as const;

/**
 * What the menu button shows: plain buttons and links under a heading-less group, each reached by
 * Tab, since a `role="menu"` would take the arrow keys and say "menu" of what is none. A setting
 * changes at once and moves no focus (WCAG 2.2, 3.2.2).
 *
 * @fires transcript - The transcript is wanted
 * @fires end - The chat is to end
 */
class BellmanMenu extends LitElement {
  static override styles = [baseStyle, menuStyle];

  @property({ attribute: false }) webchat!: Webchat;
  @property({ attribute: false }) text!: Texts;
  /** Drawn anew when the chat moves on. */
  @property() phase = '';
  readonly #words = new CareTexts(this);

  protected override render(): TemplateResult | typeof nothing {
    const text = this.#words.current;
    if (!text) return nothing;
    const { session } = this.webchat;
    const { sound, enter } = session.liking;
    const isNow = isOpen(session.view.phase);
    return html`
      ${isNow ? this.#button(text.t('menu.transcript'), 'transcript') : nothing}
      ${this.#switch(text.t('menu.sound'), sound, { sound: !sound })}
      ${this.#switch(text.t('menu.enter'), enter, { enter: !enter })}
      ${this.#sizes(text)}
      ${this.#languages(text)}
      ${this.#links(text)}
      ${isNow ? this.#button(text.t('panel.end'), 'end') : nothing}
    `;
  }

  #button(words: string, event: string): TemplateResult {
    const told = (): boolean => this.dispatchEvent(new Event(event));
    return html`<button type="button" class="plain" @click=${told}>${words}</button>`;
  }

  #switch(words: string, isOn: boolean, change: Partial<Liking>): TemplateResult {
    return html`<button
      type="button"
      class="plain"
      role="switch"
      aria-checked=${isOn ? 'true' : 'false'}
      @click=${() => this.#like(change)}
    >
      <span>${words}</span><span class="switch" aria-hidden="true"></span>
    </button>`;
  }

  #sizes(text: Texts): TemplateResult {
    const { size } = this.webchat.session.liking;
    return html`<div class="sizes" role="group" aria-labelledby="size">
      <span id="size">${text.t('menu.size')}</span>
      ${SIZES.map(
        (step) => html`<button
          type="button"
          class="second"
          aria-pressed=${size === step ? 'true' : 'false'}
          @click=${() => this.#like({ size: step })}
        >
          ${text.t(`menu.size.${step}`)}
        </button>`,
      )}
    </div>`;
  }

  #languages(text: Texts): TemplateResult | typeof nothing {
    const other: Language = text.language === 'en' ? 'cy' : 'en';
    if (!this.webchat.council?.languages.includes(other)) return nothing;
    return html`<button
      type="button"
      class="plain"
      lang=${other}
      @click=${() => void this.webchat.speak(other)}
    >
      ${text.t('menu.language')}
    </button>`;
  }

  #links(text: Texts): TemplateResult {
    const { council, widget } = this.webchat;
    const link = (href: string | null | undefined, words: string) =>
      href
        ? html`<a href=${href} target="_blank" rel="noopener">${words} ${text.t('log.new-tab')}</a>`
        : nothing;
    return html`
      ${link(council?.privacyUrl, text.t('menu.privacy'))}
      ${link(widget.getAttribute('accessibility'), text.t('menu.accessibility'))}
    `;
  }

  #like(change: Partial<Liking>): void {
    this.webchat.session.like(change);
    this.requestUpdate();
  }
}

defineOnce('bellman-menu', BellmanMenu);
