import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../text/text.js';
import { View } from '../ui/view.js';

/** What is here already; its views are shown at once. */
const here = new Set<() => Promise<unknown>>();

/**
 * A part of the desk whose code is fetched when it is opened: says that it is loading, shows it, or
 * says that it could not be fetched and offers to try again.
 */
@customElement('desk-part')
export class DeskPart extends View {
  /** Fetches the code; the same function each time for the same part. */
  @property({ attribute: false }) load!: () => Promise<unknown>;
  /** What is shown once it is here. */
  @property({ attribute: false }) view: TemplateResult = html``;
  /** Empty: it stands below a heading of the view around it. */
  @property() heading = '';
  @state() private failed = false;
  @state() private trying = false;
  /** Tries that failed: a browser may remember the first, and only a page loaded anew forgets it. */
  #failures = 0;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('load')) return;
    this.failed = false;
    if (!here.has(this.load)) void this.#fetch();
  }

  override render(): TemplateResult {
    if (here.has(this.load)) return this.view;
    if (this.heading === '') return this.#state();
    return html`<div class="page">
      <h1 tabindex="-1">${this.heading}</h1>
      ${this.#state()}
    </div>`;
  }

  #state(): TemplateResult {
    return html`<div role="status">
        ${this.trying ? html`<p class="quiet">${t('desk.loading')}</p>` : nothing}
      </div>
      <div role="alert">
        ${this.failed ? html`<p class="problem">${t('desk.partFailed')}</p>` : nothing}
      </div>
      ${
        this.failed
          ? html`<div class="buttons">
            <button class="button" @click=${this.#again}>${t('desk.tryAgain')}</button>
            ${
              this.#failures > 1
                ? html`<button class="button button--quiet" @click=${() => location.reload()}>
                  ${t('desk.loadAnew')}
                </button>`
                : nothing
            }
          </div>`
          : nothing
      }`;
  }

  /** @param asked somebody asked for it here, so the focus is here too: not every browser moves it to a button */
  async #fetch(asked = false): Promise<void> {
    const { load } = this;
    this.failed = false;
    this.trying = true;
    try {
      await load();
      here.add(load);
    } catch (thrown) {
      this.#failures += 1;
      if (load === this.load) this.failed = true;
      // Not to be had: no connection, or a relay that has a newer desk by now. Else the fault is ours.
      if (!(thrown instanceof TypeError)) reportError(thrown);
    }
    if (load !== this.load) return;
    const hasFocus = asked || this.contains(document.activeElement);
    this.trying = false;
    if (hasFocus) await this.#focusHeading();
  }

  readonly #again = async (): Promise<void> => {
    const tried = this.#fetch(true);
    // The button goes; the heading stays.
    this.#heading?.focus();
    await tried;
  };

  /** The view's own heading, once the view has drawn. */
  async #focusHeading(): Promise<void> {
    await this.updateComplete;
    await (this.firstElementChild as Partial<View> | null)?.updateComplete;
    this.#heading?.focus();
  }

  get #heading(): HTMLElement | null {
    return this.find('h1') ?? document.querySelector<HTMLElement>('main h1');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-part': DeskPart;
  }
}
