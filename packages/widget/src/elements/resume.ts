import type { ProblemView } from '@bellman/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import * as v from 'valibot';
import { ask } from '../alerts/relay.js';
import { defineOnce } from '../ground/define-once.js';
import { Refusal } from '../ground/refusal.js';
import { afterIn } from '../text/load-after.js';
import type { AfterKey } from '../text/keys.js';
import { baseStyle } from './base-style.js';
import { resumeStyle } from './resume-style.js';
import type { Webchat } from './webchat.js';

const Resumed = v.object({ token: v.string() });

type Field = 'reference' | 'code';
type Trouble = { readonly field: Field; readonly words: string };

/**
 * Going on with an earlier chat by its reference and code. What is wrong is said above the form,
 * with a link to the box, and again at the box (GOV.UK's error summary; WCAG 3.3.1).
 *
 * @fires back - "Back" was chosen
 */
export class BellmanResume extends LitElement {
  static override styles = [baseStyle, resumeStyle];

  @property({ attribute: false }) webchat!: Webchat;
  @state() private troubles: readonly Trouble[] = [];
  @state() private isBusy = false;
  @state() private isReady = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#learn();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { text } = this.webchat;
    if (!text || !this.isReady) return nothing;
    return html`
      <button type="button" class="back" @click=${() => this.dispatchEvent(new Event('back'))}>
        ${text.t('resume.back')}
      </button>
      ${this.#summary()}
      <h3 tabindex="-1">${text.t('resume.heading')}</h3>
      <p>${text.t('resume.what')}</p>
      <form novalidate @submit=${(event: SubmitEvent) => void this.#submit(event)}>
        ${this.#box('reference')} ${this.#box('code')}
        <button type="submit" aria-disabled=${this.isBusy ? 'true' : 'false'}>
          ${text.t('resume.go')}
        </button>
      </form>
      <p role="status">${this.isBusy ? text.t('resume.opening') : nothing}</p>
    `;
  }

  #t(key: AfterKey): string {
    return this.webchat.text?.t(key) ?? '';
  }

  #summary(): TemplateResult | typeof nothing {
    if (this.troubles.length === 0) return nothing;
    return html`<div class="summary" role="alert" tabindex="-1">
      <h3>${this.#t('error.heading')}</h3>
      ${this.troubles.map(
        ({ field, words }) =>
          html`<p>
            <a href="#${field}" @click=${(event: Event) => this.#toBox(event, field)}>${words}</a>
          </p>`,
      )}
    </div>`;
  }

  #box(field: Field): TemplateResult {
    const trouble = this.troubles.find((one) => one.field === field);
    return html`<div class=${trouble ? 'field wrong' : 'field'}>
      <label for=${field}>${this.#t(`resume.${field}`)}</label>
      ${
        trouble
          ? html`<p class="error" id="${field}-error">
              <span class="hidden">${this.#t('error.prefix')}</span> ${trouble.words}
            </p>`
          : nothing
      }
      <input
        id=${field}
        name=${field}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        maxlength="40"
        aria-invalid=${trouble ? 'true' : nothing}
        aria-describedby=${trouble ? `${field}-error` : nothing}
      />
    </div>`;
  }

  #toBox(event: Event, field: Field): void {
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>(`#${field}`)?.focus();
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.isBusy) return;
    const [reference, code] = (['reference', 'code'] as const).map((field) =>
      (this.renderRoot.querySelector<HTMLInputElement>(`#${field}`)?.value ?? '').trim(),
    ) as [string, string];
    const missing: Trouble[] = [];
    if (!reference) missing.push({ field: 'reference', words: this.#t('resume.no-reference') });
    if (!code) missing.push({ field: 'code', words: this.#t('resume.no-code') });
    if (missing.length > 0) return this.#refuse(missing);
    this.isBusy = true;
    try {
      const { relay, widget, session } = this.webchat;
      const home = { relay, council: widget.getAttribute('council') ?? '' };
      const body = { reference, code };
      const { token } = await ask(home, 'chats/resume', Resumed, { method: 'POST', body });
      session.take(token);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await this.#refuse([{ field: 'reference', words: this.#words(error.problem) }]);
    } finally {
      this.isBusy = false;
    }
  }

  #words(problem: ProblemView): string {
    return this.webchat.text?.problem(problem) ?? problem.title;
  }

  async #refuse(troubles: readonly Trouble[]): Promise<void> {
    this.troubles = troubles;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.summary')?.focus();
  }

  /** Fetches its words, then takes the focus. */
  async #learn(): Promise<void> {
    const { webchat } = this;
    await webchat.learn(afterIn);
    this.isReady = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h3[tabindex]')?.focus();
  }
}

defineOnce('bellman-resume', BellmanResume);

/** The view in which one goes on with an earlier chat; `back` leads out of it. */
export const resumeView = (webchat: Webchat, back: () => void): TemplateResult =>
  html`<bellman-resume .webchat=${webchat} @back=${back}></bellman-resume>`;
