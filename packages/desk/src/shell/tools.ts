import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { hashOf } from '../ground/address.js';
import { onAct } from '../keys/acts.js';
import type { Keys } from '../keys/keys.js';
import type { Notifier } from '../notify/notifier.js';
import { t } from '../text/text.js';
import { View } from '../ui/view.js';

/** What can be opened here, and what fetches it. */
const sheets = {
  keys: () => import('../keys/help.js'),
  notify: () => import('../notify/choices.js'),
} as const;
type Sheet = keyof typeof sheets;

/** What is needed seldom, behind one button: the keys, how one is told of news, who is signed in. */
@customElement('desk-tools')
export class DeskTools extends View {
  @property({ attribute: false }) keys!: Keys;
  @property({ attribute: false }) notifier!: Notifier;
  /** Who is signed in. */
  @property() name = '';
  @state() private open: Sheet | null = null;
  @state() private problem = '';
  #stop: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const stop = onAct('help', () => void this.#show('keys'));
    document.addEventListener('pointerdown', this.#elsewhere);
    this.#stop = () => {
      stop();
      document.removeEventListener('pointerdown', this.#elsewhere);
    };
  }

  override disconnectedCallback(): void {
    this.#stop();
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    return html`<details class="menu" @keydown=${this.#key} @focusout=${this.#left}>
        <summary class="button button--quiet button--small">${t('tools.more')}</summary>
        <div class="menu__body">
          <p class="header__who">${t('desk.signedInAs', { name: this.name })}</p>
          ${this.#button('keys', t('tools.keys'))} ${this.#button('notify', t('tools.notify'))}
          <a class="menu__link" href=${hashOf({ view: 'second-step' })}>${t('desk.secondStep')}</a>
        </div>
      </details>
      <div role="alert">${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}</div>
      ${this.#sheet()}`;
  }

  #button(sheet: Sheet, words: string): TemplateResult {
    return html`<button
      class="button button--quiet button--small"
      id="tool-${sheet}"
      aria-haspopup="dialog"
      @click=${() => this.#show(sheet)}
    >
      ${words}
    </button>`;
  }

  #sheet(): TemplateResult | typeof nothing {
    if (this.open === null) return nothing;
    return this.open === 'keys'
      ? html`<desk-keys .keys=${this.keys} @bellman-close=${this.#close}></desk-keys>`
      : html`<desk-notify .notifier=${this.notifier} @bellman-close=${this.#close}></desk-notify>`;
  }

  async #show(sheet: Sheet): Promise<void> {
    this.problem = '';
    try {
      await sheets[sheet]();
      this.open = sheet;
    } catch (thrown) {
      this.problem = t('desk.partFailed');
      if (!(thrown instanceof TypeError)) reportError(thrown);
    }
  }

  #fold(): void {
    this.querySelector('details')?.removeAttribute('open');
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.querySelector('details[open]')) return;
    this.#fold();
    this.find('summary')?.focus();
  };

  /** Not for the dialog that opens from here: that gives the focus back to its button. */
  readonly #left = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof Node && !this.contains(relatedTarget)) this.#fold();
  };

  readonly #elsewhere = ({ target }: Event): void => {
    if (target instanceof Node && !this.contains(target)) this.#fold();
  };

  // The dialog gives the focus back to what had it before, a button or, after `?`, anything.
  readonly #close = (): void => {
    this.open = null;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-tools': DeskTools;
  }
}
