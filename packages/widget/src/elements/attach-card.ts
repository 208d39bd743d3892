import { limits, type ProblemView } from '@bellman/protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { defineOnce } from '../ground/define-once.js';
import { CareTexts } from '../text/load-care.js';
import type { Texts } from '../text/texts.js';
import { pictureRefusal, refusalOf } from './attach-check.js';
import { drawPreview } from './attach-preview.js';
import { attachStyle } from './attach-style.js';
import { upload, type Outcome } from './attach-upload.js';
import { kindWords, sizeWords } from './attach-words.js';
import { baseStyle } from './base-style.js';
import type { Webchat } from './webchat.js';

/**
 * One file before and while it is sent: a preview, what it shows in words, how far it has gone,
 * and where it is refused, why and what to do.
 *
 * @fires news - Something to announce: `detail` is the sentence
 * @fires under - It is on its way, or no more: `detail` is whether it is
 * @fires gone - It was sent, or removed
 */
export class BellmanAttachCard extends LitElement {
  static override styles = [baseStyle, attachStyle];

  @property({ attribute: false }) webchat!: Webchat;
  @property({ attribute: false }) text!: Texts;
  @property({ attribute: false }) file!: File;
  /** The id of the message that it becomes. */
  @property() sender = '';
  /** Why it cannot be sent, whatever one tries; null where it can be. */
  @state() private refusal: ProblemView | null = null;
  /** What went wrong with a try that may be made again. */
  @state() private trouble = '';
  /** 0 to 1; null while it is not on its way. */
  @state() private share: number | null = null;
  #alt = '';
  #cancel = (): void => undefined;
  readonly #words = new CareTexts(this);

  /** The heading takes the focus: the name is read, and what follows is next. */
  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector('h3')?.focus());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cancel();
  }

  protected override render(): TemplateResult | typeof nothing {
    const text = this.#words.current;
    if (!text) return nothing;
    const { name, size, type } = this.file;
    const why = this.refusal ? text.problem(this.refusal) : this.trouble;
    return html`<div role="group" aria-labelledby="name">
      <h3 id="name" tabindex="-1">${text.t('attach.heading', { name })}</h3>
      <p class="facts">${kindWords(type, text)}, ${sizeWords(size, text)}</p>
      <div ?hidden=${this.share !== null}><canvas aria-hidden="true" hidden></canvas></div>
      <p class="error" role="alert">${why}</p>
      ${this.share === null ? this.#form(text) : this.#progress(text, this.share)}
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('share')) return;
    const detail = this.share !== null;
    this.dispatchEvent(new CustomEvent('under', { detail }));
  }

  protected override firstUpdated(): void {
    this.refusal = refusalOf(this.file);
    const canvas = this.renderRoot.querySelector('canvas');
    if (!this.refusal && canvas && this.file.type.startsWith('image/')) void this.#preview(canvas);
  }

  #form(text: Texts): TemplateResult {
    const { name, type } = this.file;
    const send = text.t(this.trouble ? 'attach.retry' : 'attach.send');
    return html`<form novalidate @submit=${(event: Event) => this.#send(event, text)}>
      ${
        type.startsWith('image/') && !this.refusal
          ? html`<label for="alt">${text.t('attach.alt')}</label>
            <p id="alt-hint" class="facts">${text.t('attach.alt.hint')}</p>
            <input
              id="alt"
              autocomplete="off"
              aria-describedby="alt-hint"
              maxlength=${limits.fileAltLength}
              .value=${this.#alt}
              @input=${(event: Event) => (this.#alt = (event.target as HTMLInputElement).value)}
            />`
          : nothing
      }
      <div class="row">
        ${this.refusal ? nothing : html`<button type="submit">${send}</button>`}
        <button
          type="button"
          class="second"
          aria-label=${text.t('attach.remove.name', { name })}
          @click=${() => this.#go()}
        >
          ${text.t('attach.remove')}
        </button>
      </div>
    </form>`;
  }

  #progress(text: Texts, share: number): TemplateResult {
    const { name } = this.file;
    const percent = Math.floor(share * 100);
    return html`
      <progress max="100" value=${percent} aria-labelledby="name"></progress>
      <div class="row">
        <p>${text.t('attach.percent', { percent })}</p>
        <button
          type="button"
          class="second"
          aria-label=${text.t('attach.cancel.name', { name })}
          @click=${() => this.#cancel()}
        >
          ${text.t('attach.cancel')}
        </button>
      </div>
    `;
  }

  async #preview(canvas: HTMLCanvasElement): Promise<void> {
    const pixels = await drawPreview(this.file, canvas);
    if (pixels !== null) this.refusal = pictureRefusal(this.file.name, pixels);
  }

  #send(event: Event, text: Texts): void {
    event.preventDefault();
    const { council, relay, session } = this.webchat;
    const { token } = session;
    if (this.refusal) return;
    if (!council || token === undefined) {
      this.trouble = text.t('attach.offline');
      return;
    }
    this.trouble = '';
    this.share = 0;
    // The button goes, and the focus with it.
    this.focus();
    this.#tell(text.t('attach.started', { name: this.file.name }));
    const address = `${relay}/api/v1/councils/${council.id}/chats/self/files`;
    const progress = (share: number): void => this.#sofar(share, text);
    const { sender: id, file } = this;
    this.#cancel = upload({ address, token, id, alt: this.#alt, file, progress }, (outcome) =>
      this.#done(outcome, text),
    );
  }

  #sofar(share: number, text: Texts): void {
    const isHalf = (this.share ?? 0) < 0.5 && share >= 0.5 && share < 1;
    this.share = share;
    if (isHalf) this.#tell(text.t('attach.half', { name: this.file.name }));
  }

  #done(outcome: Outcome, text: Texts): void {
    const { name } = this.file;
    this.#cancel = () => undefined;
    // That it was sent is said by the log, which has it now.
    if (outcome === 'sent') return this.#go();
    if (!this.isConnected) return;
    const root = this.renderRoot;
    const hadFocus = root instanceof ShadowRoot && root.activeElement !== null;
    this.share = null;
    if (outcome === 'lost') this.trouble = text.t('attach.lost', { name });
    else if (outcome === 'cancelled') this.#tell(text.t('attach.cancelled', { name }));
    else this.trouble = text.problem(outcome);
    if (hadFocus) this.focus();
  }

  #tell(detail: string): void {
    this.dispatchEvent(new CustomEvent('news', { detail }));
  }

  #go(): void {
    this.dispatchEvent(new Event('gone'));
  }
}

defineOnce('bellman-attach-card', BellmanAttachCard);
