import { limits, type CouncilView } from '@bellman/protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { defineOnce } from '../ground/define-once.js';
import { offerOf, type Offer } from '../ground/services.js';
import { browserTimers } from '../ground/timers.js';
import type { Texts } from '../text/texts.js';
import type { Away } from './away.js';
import { baseStyle } from './base-style.js';
import './composer.js';
import type { BellmanComposer } from './composer.js';
import { contactLinks } from './contact.js';
import { AGAIN, type Asked } from './home-asks.js';
import { homeStyle } from './home-style.js';
import type { Webchat } from './webchat.js';

/** The longest delay that a browser's timer takes, milliseconds. */
const LONGEST = 2 ** 31 - 1;

/** A browser's clock and the relay's may differ by this, milliseconds. */
const SLACK = 1_000;

/**
 * Before a chat: what it is about, a name if one likes, and the first message. Where a service is
 * not simply open, what stands around the form is fetched with its words.
 *
 * @fires alerts - "Get alerts" was asked for
 * @fires service - What it is about was chosen: `detail` is the service's short name
 */
class BellmanHome extends LitElement {
  static override styles = [baseStyle, homeStyle];

  @property({ attribute: false }) webchat!: Webchat;
  @property({ attribute: false }) council!: CouncilView;
  @property({ attribute: false }) text!: Texts;
  @state() private chosen = '';
  @state() private trouble = '';
  /** What is wrong with the address. */
  @state() private emailTrouble = '';
  /** The view in place of the form in which one goes on with an earlier chat. */
  @state() private resume: TemplateResult | null = null;
  /** What the relay said last of its services. */
  @state() private asked: Asked | null = null;
  #offer: Offer = { services: [], chosen: '' };
  #awayOf: (typeof import('./away.js'))['awayOf'] | undefined;
  #away: Away | null = null;
  #cancel = (): void => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cancel();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('council')) {
      // Its names are in another language now, and so is what the relay says.
      if (this.hasUpdated) void this.#ask();
      const setting = this.webchat.widget.getAttribute('services') ?? '';
      this.#offer = offerOf(this.council.services, setting, location.pathname);
      const wanted = this.chosen || this.webchat.wish.service;
      const isOffered = this.#offer.services.some(({ id }) => id === wanted);
      this.chosen = isOffered ? wanted : this.#offer.chosen;
    }
    const { text, council, asked, chosen, emailTrouble: trouble } = this;
    const { widget } = this.webchat;
    const offered = this.#offer.services;
    this.#away =
      this.#awayOf?.({ text, council, widget, answer: asked?.answer, offered, chosen, trouble }) ??
      null;
    this.chosen ||= this.#away?.service ?? '';
  }

  protected override firstUpdated(): void {
    void this.#ask();
    if (this.webchat.wantsEarlier) void this.#openResume();
    this.webchat.wantsEarlier = false;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('chosen')) {
      this.dispatchEvent(new CustomEvent('service', { detail: this.chosen }));
    }
  }

  protected override render(): TemplateResult {
    const { text } = this;
    if (this.resume) return html`<div class="pad">${this.resume}</div>`;
    const { services } = this.#offer;
    return html`
      <div class="pad">
        <h3>${text.t(this.#away?.leaves ? 'away.leave.heading' : 'home.heading')}</h3>
        ${services.length > 0 ? this.#form() : this.#closed()}
        <button type="button" class="link" @click=${() => void this.#openResume()}>
          ${text.t('home.resume')}
        </button>
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
      ${this.#away?.above}
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
      ${this.#away?.below}
      <div>
        <label for="name">${text.t('home.name')}</label>
        <input
          id="name"
          autocomplete="given-name"
          maxlength=${limits.nameLength}
          .value=${webchat.wish.name}
        />
      </div>
      ${this.#away?.email}
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

  #field(selector: string): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>(selector);
  }

  /** Whether the form is not ready for the message; then it says why, and takes the focus there. */
  #check(): boolean {
    const email = this.#field('#email');
    this.trouble = this.chosen === '' ? this.text.t('home.choose') : '';
    // The browser's own rule for an address; it is told in our words, not in a bubble of its.
    this.emailTrouble = email?.validity.typeMismatch ? this.text.t('away.email.wrong') : '';
    const wrong = this.trouble ? 'input' : this.emailTrouble && '#email';
    if (wrong) void this.updateComplete.then(() => this.#field(wrong)?.focus());
    return wrong !== '';
  }

  #start(message: string): void {
    const { webchat, chosen: service } = this;
    const { session, language } = webchat;
    const [name = '', email = ''] = ['#name', '#email'].map((one) =>
      this.#field(one)?.value.trim(),
    );
    webchat.wish = { service, name };
    this.renderRoot.querySelector<BellmanComposer>('bellman-composer')?.clear();
    const told = email ? { email } : {};
    session.start({ service, name, language, message, ...this.#away?.start, ...told });
  }

  /** Asks how the services stand, and again when that has changed. */
  async #ask(): Promise<void> {
    const { webchat } = this;
    const asked = await webchat.availability();
    this.#cancel();
    if (!this.isConnected) return;
    // Without an answer, as on a train at closing time, it is asked again a little later.
    const wait = asked?.goodFor ?? AGAIN;
    if (wait < LONGEST) this.#cancel = browserTimers.after(wait + SLACK, () => void this.#ask());
    if (!asked) return;
    if (!asked.isPlain && !this.#awayOf) await this.#fetchParts();
    this.asked = asked;
  }

  async #fetchParts(): Promise<void> {
    try {
      const { awayIn, awayOf, awayStyle } = await import('./away.js');
      await this.webchat.learn(awayIn);
      if (this.renderRoot instanceof ShadowRoot && awayStyle.styleSheet)
        this.renderRoot.adoptedStyleSheets.push(awayStyle.styleSheet);
      this.#awayOf = awayOf;
    } catch (error) {
      // Without them the form stays as it is, and a closed service refuses in words of its own.
      if (!(error instanceof TypeError)) throw error;
    }
  }

  async #openResume(): Promise<void> {
    const back = (): void => {
      this.resume = null;
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector<HTMLElement>('.link')?.focus(),
      );
    };
    this.resume = await import('./resume.js').then(
      ({ resumeView }) => resumeView(this.webchat, back),
      () => html`<p role="alert">${this.text.t('panel.failed')}</p>
        ${contactLinks(this.text, this.council)}
        <button type="button" class="second" @click=${back}>${this.text.t('panel.retry')}</button>`,
    );
  }
}

defineOnce('bellman-home', BellmanHome);
