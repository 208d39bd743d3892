import { limits, type CouncilView } from '@bellman/protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { defineOnce } from '../ground/define-once.js';
import { offerOf, type Offer } from '../ground/services.js';
import type { Texts } from '../text/texts.js';
import { baseStyle } from './base-style.js';
import './composer.js';
import type { BellmanComposer } from './composer.js';
import { contactLinks } from './contact.js';
import { homeStyle } from './home-style.js';
import type { Webchat } from './webchat.js';

/**
 * Before a chat: what it is about, a name if one likes, and the first message.
 *
 * @fires alerts - "Get alerts" was asked for
 */
class BellmanHome extends LitElement {
  static override styles = [baseStyle, homeStyle];

  @property({ attribute: false }) webchat!: Webchat;
  @property({ attribute: false }) council!: CouncilView;
  @property({ attribute: false }) text!: Texts;
  @state() private chosen = '';
  @state() private trouble = '';
  #offer: Offer = { services: [], chosen: '' };
  #name = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('council')) return;
    const setting = this.webchat.widget.getAttribute('services') ?? '';
    this.#offer = offerOf(this.council.services, setting, location.pathname);
    if (this.chosen === '') this.chosen = this.#offer.chosen;
  }

  protected override render(): TemplateResult {
    const { text } = this;
    const { services } = this.#offer;
    return html`
      <div class="pad">
        <h3>${text.t('home.heading')}</h3>
        ${services.length > 0 ? this.#form() : this.#closed()}
      </div>
      <div class="pad alerts">
        <h3>${text.t('home.alerts.heading')}</h3>
        <p>${text.t('home.alerts.about')}</p>
        <button type="button" class="second" @click=${() => this.dispatchEvent(new Event('alerts'))}>
          ${text.t('home.alerts.open')}
        </button>
      </div>
    `;
  }

  #closed(): TemplateResult {
    return html`<p>${this.text.t('home.closed')}</p>
      ${contactLinks(this.text, this.council)}`;
  }

  #form(): TemplateResult {
    const { text, trouble, webchat } = this;
    const { privacyUrl } = this.council;
    return html`
      <fieldset
        role="radiogroup"
        aria-labelledby="about"
        aria-required="true"
        aria-invalid=${trouble ? 'true' : 'false'}
        aria-describedby=${trouble ? 'about-error' : nothing}
      >
        <legend id="about">${text.t('home.about')}</legend>
        ${trouble ? html`<p class="error" id="about-error">${trouble}</p>` : nothing}
        ${this.#offer.services.map(({ id, name }) => this.#choice(id, name))}
      </fieldset>
      <div>
        <label for="name">${text.t('home.name')}</label>
        <input
          id="name"
          autocomplete="given-name"
          maxlength=${limits.nameLength}
          @input=${(event: Event) => (this.#name = (event.target as HTMLInputElement).value)}
        />
      </div>
      <p class="privacy">
        ${text.t('home.privacy')}
        ${
          privacyUrl
            ? html`<a href=${privacyUrl} target="_blank" rel="noopener">${text.t('home.privacy.link')}</a>`
            : nothing
        }
      </p>
      <bellman-composer
        .text=${text}
        .draft=${webchat.session.view.draft}
        .label=${text.t('home.message')}
        .blocked=${() => this.#check()}
        @draft=${(event: CustomEvent<string>) => webchat.session.setDraft(event.detail)}
        @message=${(event: CustomEvent<string>) => this.#start(event.detail)}
      ></bellman-composer>
    `;
  }

  #choice(id: string, name: string): TemplateResult {
    const choose = (): void => {
      this.chosen = id;
      this.trouble = '';
    };
    return html`<label class="choice">
      <input type="radio" name="service" .value=${id} .checked=${this.chosen === id} @change=${choose} />
      <span>${name}</span>
    </label>`;
  }

  /** Whether the form is not ready for the message; then it says why, and takes the focus there. */
  #check(): boolean {
    if (this.chosen !== '') return false;
    this.trouble = this.text.t('home.choose');
    void this.updateComplete.then(() => this.renderRoot.querySelector('input')?.focus());
    return true;
  }

  #start(message: string): void {
    const { session, language } = this.webchat;
    const composer = this.renderRoot.querySelector<BellmanComposer>('bellman-composer');
    composer?.clear();
    session.start({ service: this.chosen, name: this.#name.trim(), language, message });
  }
}

defineOnce('bellman-home', BellmanHome);
