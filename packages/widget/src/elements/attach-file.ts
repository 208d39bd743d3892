import { LinkAnswer, type FileView } from '@bellman/protocol';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { defineOnce } from '../ground/define-once.js';
import { CareTexts } from '../text/load-care.js';
import type { Texts } from '../text/texts.js';
import { kindWords, sizeWords } from './attach-words.js';
import { baseStyle } from './base-style.js';
import type { Webchat } from './webchat.js';

/**
 * A file in the log: an image as it is, anything else by its name; with its kind and size, and a
 * way to download it. Links to its bytes live minutes, so one is asked for when it is needed.
 */
export class BellmanFile extends LitElement {
  static override styles = [
    baseStyle,
    css`
      :host {
        display: block;
        white-space: normal;
        color: inherit;
      }
      img {
        display: block;
        max-inline-size: 100%;
        max-block-size: 15em;
        margin-block-end: 0.3125em;
        background: var(--bellman-surface);
        color: var(--bellman-text);
      }
      .name {
        font-weight: 700;
        overflow-wrap: anywhere;
      }
      button {
        margin-block-start: 0.3125em;
        overflow-wrap: anywhere;
        text-align: start;
      }
      .trouble:empty {
        display: none;
      }
    `,
  ];

  @property({ attribute: false }) webchat!: Webchat;
  @property({ attribute: false }) text!: Texts;
  @property({ attribute: false }) file!: FileView;
  /** Where the image lies, for minutes; empty before it was asked for. */
  @state() private source = '';
  @state() private isGone = false;
  /** One expired link is asked for anew; a second failure in a row is another matter. */
  #isAgain = false;
  readonly #words = new CareTexts(this);

  protected override render(): TemplateResult | typeof nothing {
    const text = this.#words.current;
    if (!text) return html`<slot></slot>`;
    const { name, type, bytes } = this.file;
    return html`
      ${this.source ? this.#image(text) : nothing}
      <p class="name">${name}</p>
      <p>${kindWords(type, text)}, ${sizeWords(bytes, text)}</p>
      <p role="alert" class="trouble">${this.isGone ? text.t('file.gone') : nothing}</p>
      <button type="button" class="second" @click=${() => void this.#download()}>
        ${text.t('file.download', { name })}
      </button>
    `;
  }

  protected override firstUpdated(): void {
    if (this.file.type.startsWith('image/')) void this.#show();
  }

  #image(text: Texts): TemplateResult {
    const { alt, name, width, height } = this.file;
    return html`<img
      src=${this.source}
      alt=${alt || text.t('file.no-alt', { name })}
      width=${width ?? nothing}
      height=${height ?? nothing}
      @load=${() => (this.#isAgain = false)}
      @error=${() => this.#failed()}
    />`;
  }

  async #show(): Promise<void> {
    this.source = (await this.#link()) ?? '';
  }

  #failed(): void {
    this.source = '';
    if (this.#isAgain) return;
    this.#isAgain = true;
    void this.#show();
  }

  async #download(): Promise<void> {
    const url = await this.#link();
    this.isGone = url === null;
    if (url === null) return;
    const link = document.createElement('a');
    link.href = url;
    link.download = this.file.name;
    link.rel = 'noopener';
    link.click();
  }

  /** A link to the bytes, or null where there is none to be had now. */
  async #link(): Promise<string | null> {
    try {
      const answer = await this.webchat.session.ask('file', { file: this.file.id }, LinkAnswer);
      return answer.ok ? answer.url : null;
    } catch {
      // The relay did not answer; the name and the button stay, for another try.
      return null;
    }
  }
}

defineOnce('bellman-file', BellmanFile);
