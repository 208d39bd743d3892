import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../text/text.js';
import { View } from '../ui/view.js';

/** Within this many pixels of its end, a log counts as read to the end and follows new entries. */
const NEAR = 48;

/**
 * The log of one conversation. History is put in before it becomes live, so that a screen reader
 * hears only what is new. It follows new entries unless somebody has scrolled up to read, and stays
 * at its end when it gets another size: a line of news comes, an offer, a longer reply.
 */
@customElement('desk-log')
export class DeskLog extends View {
  @property({ type: Boolean }) ready = false;
  /** The highest `seq` in it. */
  @property({ type: Number }) last = 0;
  @property({ attribute: false }) entries: unknown;
  @state() private below = false;
  @state() private isLive = false;
  #atEnd = true;
  /** Its height and its content's, as they were when it was last looked at. */
  #size = '';
  /** The log itself, and its list: what grows within it, as a picture that has come. */
  readonly #sizes = new ResizeObserver(() => {
    if (this.#atEnd) this.#toEnd();
    this.#size = sizeOf(this.find('.log'));
  });

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#watchSizes();
  }

  override disconnectedCallback(): void {
    this.#sizes.disconnect();
    super.disconnectedCallback();
  }

  override firstUpdated(): void {
    this.#watchSizes();
  }

  override updated(changed: PropertyValues<this>): void {
    // One drawing with the history in it, and only then live.
    if (this.ready && !this.isLive) this.isLive = true;
    if (!changed.has('last') && !changed.has('ready')) return;
    if (this.#atEnd) this.#toEnd();
    else if (changed.has('last')) this.below = true;
  }

  override render(): TemplateResult {
    return html`<div
        class="log"
        role="log"
        aria-label=${t('chat.log')}
        aria-live=${this.isLive ? 'polite' : 'off'}
        aria-relevant="additions"
        aria-busy=${this.ready ? nothing : 'true'}
        tabindex="0"
        @scroll=${this.#scrolled}
      >
        ${this.ready ? nothing : html`<p class="quiet">${t('chat.loading')}</p>`}
        <ol class="log__list" role="list">
          ${this.entries}
        </ol>
      </div>
      ${
        this.below
          ? html`<button class="button button--small log__below" @click=${() => this.#toEnd()}>
            ${t('chat.newBelow')}
          </button>`
          : nothing
      }`;
  }

  #watchSizes(): void {
    for (const box of this.querySelectorAll('.log, .log__list')) this.#sizes.observe(box);
  }

  /** Where its size changed, the browser may have moved it: only at the same size is it a person. */
  readonly #scrolled = (event: Event): void => {
    const log = event.target as HTMLElement;
    const size = sizeOf(log);
    const isDown = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
    this.#atEnd = isDown || (this.#atEnd && size !== this.#size);
    this.#size = size;
    if (this.#atEnd) this.below = false;
  };

  #toEnd(): void {
    const log = this.find('.log');
    if (log) log.scrollTop = log.scrollHeight;
    this.#atEnd = true;
    this.below = false;
  }
}

const sizeOf = (log: HTMLElement | null): string =>
  log ? `${log.clientHeight} of ${log.scrollHeight}` : '';

declare global {
  interface HTMLElementTagNameMap {
    'desk-log': DeskLog;
  }
}
