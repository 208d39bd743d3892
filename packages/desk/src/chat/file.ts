import type { FileView } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { asRefusal } from '../link/refusal.js';
import type { Session } from '../session.js';
import { t } from '../text/text.js';
import { View } from '../ui/view.js';

const KB = 1_024;
const MB = KB * KB;

/** `1.4 MB`, `320 kB`. */
const size = (bytes: number): string =>
  bytes >= MB
    ? t('file.megabytes', { size: (bytes / MB).toFixed(1) })
    : t('file.kilobytes', { size: String(Math.max(1, Math.round(bytes / KB))) });

/**
 * A file that a resident sent: what it is, a picture where it is one, and a way to save it. The
 * link to its bytes expires, so each use asks for a new one.
 */
@customElement('desk-file')
export class DeskFile extends View {
  @property({ attribute: false }) session!: Session;
  @property() conversation = '';
  @property({ attribute: false }) file!: FileView;
  @state() private picture = '';
  @state() private problem = '';

  override firstUpdated(): void {
    if (this.file.width !== null) void this.#show();
  }

  override render(): TemplateResult {
    const { name, bytes, alt, width, height } = this.file;
    return html`<div class="file">
      ${
        this.picture
          ? html`<img
            class="file__picture"
            src=${this.picture}
            alt=${alt || t('file.noAlt', { name })}
            width=${width ?? nothing}
            height=${height ?? nothing}
          />`
          : nothing
      }
      <p class="file__about">
        <strong>${name}</strong>, ${size(bytes)}${alt ? html`<br />${alt}` : nothing}
      </p>
      <button
        class="button button--small button--quiet"
        aria-label=${t('file.saveNamed', { name })}
        @click=${() => void this.#save()}
      >
        ${t('file.save')}
      </button>
      <div role="alert">${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}</div>
    </div>`;
  }

  async #show(): Promise<void> {
    this.picture = (await this.#link()) ?? '';
  }

  /** The relay answers it as an attachment, so the page stays where it is. */
  async #save(): Promise<void> {
    const url = await this.#link();
    if (url !== null) location.assign(url);
  }

  async #link(): Promise<string | null> {
    const { conversation, file } = this;
    this.problem = '';
    try {
      return (await this.session.link.ask('file', { conversation, file: file.id })).url;
    } catch (thrown) {
      this.problem = asRefusal(thrown).message;
      return null;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-file': DeskFile;
  }
}
