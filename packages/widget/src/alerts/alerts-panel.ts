import type { CouncilView } from '@bellman/protocol';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { baseStyle } from '../elements/base-style.js';
import { defineOnce } from '../ground/define-once.js';
import { withAlerts } from '../text/load-alerts.js';
import type { Texts } from '../text/texts.js';
import { thisDevice, type Device } from './device.js';
import { watchKept, watchWorker } from './keep.js';
import { BellmanIncident } from './incident-part.js';
import { SignUp } from './sign-up.js';
import { begin, type State } from './state.js';
import { stepOf } from './steps/steps.js';
import type { Sources } from './steps/ways.js';
import { buttonStyle } from './style/buttons.js';
import { fieldStyle } from './style/fields.js';
import { pageStyle } from './style/page.js';

/**
 * Sign-up for a council's alerts, and the preferences once they are on: one question a screen.
 * It draws in its host's look (`--bellman-…`) and registers nothing until "Turn on alerts".
 *
 * @fires bellman-back - "Back" led out of the sign-up
 * @fires bellman-subscribed - alerts were turned on; `detail.council` is the council's short name
 */
export class BellmanAlertsPanel extends LitElement {
  static override styles = [baseStyle, pageStyle, buttonStyle, fieldStyle];

  /** The relay's origin, without a slash at the end. */
  @property() relay = '';
  @property({ attribute: false }) council?: CouncilView;
  /** Where the council's own worker file is; must be on this site. Empty: there is none. */
  @property() worker = '';
  /** The chat's sentences; the sign-up's own are fetched in the same language. */
  @property({ attribute: false }) text?: Texts;
  /** In a page's flow: one button, "Get alerts", until somebody wants more. */
  @property({ type: Boolean, reflect: true }) folded = false;
  /** An alert (its id) that one may ask to be told the end of; empty: none. */
  @property() alert = '';
  /** The browser; only tests hand in another. */
  @property({ attribute: false }) device: Device = thisDevice();

  @state() private isOpen = false;
  @state() private words: Texts | null = null;
  #signUp: SignUp | null = null;
  #shown: Pick<State, 'screen' | 'fault' | 'removed'> = begin;
  #watching: AbortController | undefined;
  /** What changes is another tab's doing, and the focus is elsewhere on the page: there it stays. */
  #isAside = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watching?.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { council, words } = this;
    if (changed.has('text') && this.text) void this.#learn(this.text);
    if (changed.has('council') || changed.has('relay') || changed.has('worker'))
      this.#signUp = null;
    if (changed.has('council')) this.#watch();
    if (!council || !words || this.#signUp || (this.folded && !this.isOpen)) return;
    this.#signUp = new SignUp({
      home: { relay: this.relay, council: council.id },
      device: this.device,
      pushKey: council.pushKey,
      worker: this.#workerHere(),
      language: () => this.words?.language ?? 'en',
      onChange: () => this.requestUpdate(),
      onLeave: () => this.#leave(),
      onSubscribed: () => this.#tell('bellman-subscribed'),
    });
    void this.#signUp.open();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { council, words: text } = this;
    const signUp = this.#signUp;
    if (!council || !text) return nothing;
    if (!signUp)
      return html`${this.#incident(council, text)}<button
          type="button"
          class="get"
          @click=${() => (this.isOpen = true)}
        >
          ${text.t('alerts.get')}
        </button>`;
    return html`
      ${stepOf({ ...this.#sources(council, text), council, signUp })}
      <p class="status" role="status">${this.#status(text, signUp.state)}</p>
    `;
  }

  /** "Tell me when this is resolved", where the page is about an alert. */
  #incident(council: CouncilView, text: Texts): TemplateResult | typeof nothing {
    if (this.alert === '') return nothing;
    const ground = {
      home: { relay: this.relay, council: council.id },
      device: this.device,
      pushKey: council.pushKey,
      worker: this.#workerHere(),
      language: text.language,
    };
    return html`<bellman-incident
      .ground=${ground}
      .alert=${this.alert}
      .text=${text}
      .sources=${this.#sources(council, text)}
      .signUp=${council.mail ? () => (this.isOpen = true) : null}
    ></bellman-incident>`;
  }

  /** The language is spelt out, so that a choice holds whatever the browser prefers. */
  #sources({ id }: CouncilView, text: Texts): Sources {
    const { language } = text;
    const alertsPage = `${this.relay}/c/${id}/alerts/?lang=${language}`;
    const feed = `${this.relay}/feeds/${id}/alerts.atom${language === 'en' ? '' : `?lang=${language}`}`;
    return { text, alertsPage, feed };
  }

  /** What is under way, or was just done without a new screen to say it. */
  #status(text: Texts, { busy, screen, removed }: State): string | typeof nothing {
    if (busy) return text.t(screen === 'opening' ? 'alerts.opening' : 'alerts.busy');
    return removed === null ? nothing : text.t('alerts.places.removed', { place: removed });
  }

  /** A new screen's heading takes the focus, as when a row went; so does what went wrong. */
  protected override updated(): void {
    const now = this.#signUp?.state;
    if (!now) return;
    const { screen, fault, removed } = this.#shown;
    this.#shown = now;
    if (this.#isAside) return;
    if (now.fault && now.fault !== fault) this.#focus('.summary');
    else if (now.screen !== screen || (now.removed !== null && now.removed !== removed))
      this.#focus('h3[tabindex]');
  }

  /** Listens to the other tabs of the site, for as long as it is on the page. */
  #watch(): void {
    this.#watching?.abort();
    if (!this.council || !this.isConnected) return;
    this.#watching = new AbortController();
    const { signal } = this.#watching;
    watchKept(this.council.id, () => void this.#heed(), signal);
    watchWorker(() => void this.#signUp?.heal(), signal);
  }

  async #heed(): Promise<void> {
    this.#isAside = !this.matches(':focus-within');
    await this.#signUp?.heed();
    await this.updateComplete;
    this.#isAside = false;
  }

  /** Fetches the sign-up's sentences; a language that was chosen meanwhile wins. */
  async #learn(text: Texts): Promise<void> {
    const words = await withAlerts(text);
    if (this.text === text) this.words = words;
  }

  #leave(): void {
    this.#tell('bellman-back');
    if (!this.folded) return;
    this.isOpen = false;
    this.#signUp = null;
    void this.updateComplete.then(() => this.#focus('.get'));
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  /** The worker file, absolute; null where there is none, or where it is not on this site. */
  #workerHere(): string | null {
    if (this.worker === '') return null;
    const { href, origin } = new URL(this.worker, document.baseURI);
    return origin === location.origin ? href : null;
  }

  #tell(name: 'bellman-back' | 'bellman-subscribed'): void {
    const detail = { council: this.council?.id };
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

defineOnce('bellman-incident', BellmanIncident);
