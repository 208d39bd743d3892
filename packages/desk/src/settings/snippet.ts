import type { Snippet } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { hashOf } from '../ground/address.js';
import { asRefusal } from '../link/refusal.js';
import type { Session } from '../session.js';
import { s } from '../text/settings.js';
import { t } from '../text/text.js';
import { announce } from '../ui/announce.js';
import { View } from '../ui/view.js';

/** A block to copy. */
interface Block {
  readonly id: string;
  readonly label: string;
  readonly body: string;
}

/** What a web team pastes into its site (E7), step by step. */
@customElement('desk-settings-snippet')
export class SettingsSnippet extends View {
  @property({ attribute: false }) session!: Session;
  @property() council = '';
  @state() private snippet: Snippet | null = null;
  @state() private problem = '';
  /** The block that was copied last, and whether that went well. */
  @state() private copied: { readonly id: string; readonly done: boolean } | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('council') || changed.has('session')) void this.#load();
  }

  override render(): TemplateResult {
    const { snippet, problem, council } = this;
    if (snippet === null)
      return html`<div role="alert">
          ${
            problem
              ? html`<p class="problem">${problem}</p>
                <button class="button button--small" @click=${() => this.#load()}>
                  ${t('desk.tryAgain')}
                </button>`
              : nothing
          }
        </div>
        ${problem ? nothing : html`<p class="quiet">${t('desk.loading')}</p>`}`;
    const { version, worker } = snippet;
    const { name } = worker;
    return html`<p>${s('snippet.about')}</p>
      <h2>${s('snippet.origins')}</h2>
      <p>
        ${s('snippet.origins.body')}
        <a href=${hashOf({ view: 'settings', page: 'origins', council })}>${s('snippet.origins.link')}</a>
      </p>
      <h2>${s('snippet.tag')}</h2>
      <p>${s('snippet.tag.body')}</p>
      ${this.#block({ id: 'tag', label: s('snippet.tag.label'), body: snippet.tag })}
      <h3>${s('snippet.pinned')}</h3>
      <p>${s('snippet.pinned.body', { version })}</p>
      ${this.#block({ id: 'pinned', label: s('snippet.pinned.label', { version }), body: snippet.pinned })}
      <h2>${s('snippet.csp')}</h2>
      <p>
        ${s('snippet.csp.body')}
        ${snippet.csp.includes('worker-src') ? s('snippet.csp.worker') : nothing}
      </p>
      ${this.#block({ id: 'csp', label: s('snippet.csp.label'), body: snippet.csp })}
      <p>${s('snippet.trusted')}</p>
      ${this.#block({ id: 'trusted', label: s('snippet.trusted.label'), body: snippet.trustedTypes })}
      <h2>${s('snippet.worker')}</h2>
      <p>${s('snippet.worker.body', { name })}</p>
      ${this.#block({ id: 'worker', label: s('snippet.worker.label', { name }), body: worker.body })}
      <p>${s('snippet.done')}</p>`;
  }

  #block({ id, label, body }: Block): TemplateResult {
    const copied = this.copied?.id === id ? this.copied : null;
    return html`<div class="field">
      <label class="field__label" for="snippet-${id}">${label}</label>
      <textarea
        class="input settings__code"
        id="snippet-${id}"
        rows=${Math.min(8, body.split('\n').length + Math.ceil(body.length / 90))}
        readonly
        spellcheck="false"
        .value=${body}
      ></textarea>
      <p class="settings__copy">
        <button
          class="button button--quiet button--small"
          type="button"
          aria-label=${s('snippet.copy-of', { what: label })}
          @click=${() => this.#copy({ id, label, body })}
        >
          ${s('snippet.copy')}
        </button>
        ${copied ? html`<strong>${s(copied.done ? 'snippet.copied' : 'snippet.copy-failed')}</strong>` : nothing}
      </p>
    </div>`;
  }

  async #copy({ id, label, body }: Block): Promise<void> {
    const done = await navigator.clipboard.writeText(body).then(
      () => true,
      () => false,
    );
    this.copied = { id, done };
    announce(done ? s('snippet.copied-of', { what: label }) : s('snippet.copy-failed'));
    if (done) return;
    const area = this.querySelector<HTMLTextAreaElement>(`#snippet-${id}`);
    area?.focus();
    area?.select();
  }

  async #load(): Promise<void> {
    this.problem = '';
    try {
      this.snippet = await this.session.api.call('deskSnippet', { council: this.council });
    } catch (thrown) {
      this.problem = asRefusal(thrown).message;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-settings-snippet': SettingsSnippet;
  }
}
