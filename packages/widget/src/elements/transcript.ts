import { limits, TranscriptAnswer } from '@bellman/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { DoneReply } from '../chat/arrivals.js';
import { defineOnce } from '../ground/define-once.js';
import type { Texts } from '../text/texts.js';
import { outcomeOf } from './after-ask.js';
import { afterStyle } from './after-style.js';
import { baseStyle } from './base-style.js';
import type { Webchat } from './webchat.js';

/**
 * The transcript in the language that is spoken now: the relay only knows the one that the chat
 * began in. As its page, or as plain text, for keeping.
 */
const addressOf = (url: string, { language }: Texts, as: 'page' | 'text'): string => {
  const address = new URL(url);
  address.searchParams.set('lang', language);
  if (as === 'text') address.searchParams.set('as', as);
  return address.href;
};

/** After a chat: what to quote, its transcript to print, keep or be sent, and how to come back. */
export class BellmanTranscript extends LitElement {
  static override styles = [baseStyle, afterStyle];

  @property({ attribute: false }) webchat!: Webchat;
  @property() reference = '';
  @state() private ready: TranscriptAnswer | null = null;
  @state() private trouble = '';
  @state() private isMailing = false;
  @state() private mailTrouble = '';
  @state() private sentTo = '';
  @state() private isBusy = false;

  protected override render(): TemplateResult | typeof nothing {
    const { text, council } = this.webchat;
    if (!text) return nothing;
    return html`<div class="stack">
      <p>${text.t('after.reference')}: <span class="quote">${this.reference}</span></p>
      <h3 tabindex="-1">${text.t('transcript.heading')}</h3>
      <div class="stack">${this.ready ? this.#links(text, this.ready) : nothing}</div>
      <p role="alert" class="error">${this.trouble}</p>
      <div class="row">
        ${
          this.ready
            ? nothing
            : html`<button type="button" class="second" @click=${() => void this.#get(text)}>
              ${text.t('transcript.get')}
            </button>`
        }
        ${
          council?.mail && !this.isMailing && !this.sentTo
            ? html`<button type="button" class="second" @click=${() => void this.#openMail()}>
              ${text.t('transcript.email')}
            </button>`
            : nothing
        }
      </div>
      ${this.isMailing ? this.#mailForm(text) : nothing}
      <p role="status">${this.sentTo ? text.t('transcript.sent', { email: this.sentTo }) : nothing}</p>
    </div>`;
  }

  #links(text: Texts, { url, code }: TranscriptAnswer): TemplateResult {
    return html`<p class="links">
        <a href=${addressOf(url, text, 'page')} target="_blank" rel="noopener">${text.t('transcript.open')}</a>
        <a href=${addressOf(url, text, 'text')} download>${text.t('transcript.download')}</a>
      </p>
      <p class="quiet">${text.t('transcript.expired')}</p>
      <p>${text.t('after.code')}: <span class="quote">${code}</span></p>
      <p class="quiet">${text.t('after.code.what')}</p>`;
  }

  #mailForm(text: Texts): TemplateResult {
    const { mailTrouble } = this;
    return html`<form novalidate @submit=${(event: SubmitEvent) => void this.#mail(event, text)}>
      <label for="email">${text.t('transcript.address')}</label>
      <p class="quiet" id="hint">${text.t('transcript.address.hint')}</p>
      <p role="alert" class="error" id="error">${mailTrouble}</p>
      <div class="stack">
        <input
          id="email"
          type="email"
          autocomplete="email"
          class=${mailTrouble ? 'wrong' : ''}
          maxlength=${limits.emailLength}
          aria-invalid=${mailTrouble ? 'true' : nothing}
          aria-describedby=${mailTrouble ? 'error hint' : 'hint'}
        />
        <div class="row">
          <button type="submit" aria-disabled=${this.isBusy ? 'true' : 'false'}>
            ${text.t('transcript.send')}
          </button>
        </div>
      </div>
    </form>`;
  }

  async #get(text: Texts): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    const asking = this.webchat.session.ask('transcript', {}, TranscriptAnswer);
    const { answer, trouble } = await outcomeOf(asking, text, 'transcript.failed');
    this.isBusy = false;
    this.ready = answer;
    this.trouble = trouble;
    await this.updateComplete;
    if (answer) this.#focus('a');
  }

  async #openMail(): Promise<void> {
    this.isMailing = true;
    await this.updateComplete;
    this.#focus('input');
  }

  async #mail(event: SubmitEvent, text: Texts): Promise<void> {
    event.preventDefault();
    const box = this.renderRoot.querySelector('input');
    if (this.isBusy || !box) return;
    const email = box.value.trim();
    const isWrong = email === '' || box.validity.typeMismatch;
    this.mailTrouble = isWrong ? text.t('problem.email-malformed') : '';
    if (isWrong) return box.focus();
    this.isBusy = true;
    const asking = this.webchat.session.ask('emailTranscript', { email }, DoneReply);
    const { answer, trouble } = await outcomeOf(asking, text, 'transcript.failed');
    this.isBusy = false;
    this.mailTrouble = trouble;
    if (!answer) return box.focus();
    this.isMailing = false;
    this.sentTo = email;
    await this.updateComplete;
    this.#focus('h3');
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

defineOnce('bellman-transcript', BellmanTranscript);
