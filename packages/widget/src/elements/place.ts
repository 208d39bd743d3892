import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { thisDevice, type Device } from '../alerts/device.js';
import { abilityOf, familyOf } from '../alerts/permission.js';
import { SubscribeFailure } from '../alerts/subscribe.js';
import { ConversationNews } from '../chat/arrivals.js';
import { defineOnce } from '../ground/define-once.js';
import type { AfterKey } from '../text/keys.js';
import type { Texts } from '../text/texts.js';
import { outcomeOf } from './after-ask.js';
import { afterStyle } from './after-style.js';
import { baseStyle } from './base-style.js';
import { workerOf } from './place-worker.js';
import type { Webchat } from './webchat.js';

/**
 * While waiting: leave a message instead, or keep the place and be told by a notification. The
 * browser asks for its permission only after one has read what for, on one's own click.
 */
export class BellmanPlace extends LitElement {
  static override styles = [baseStyle, afterStyle];

  @property({ attribute: false }) webchat!: Webchat;
  /** Whether the place is kept already. */
  @property({ type: Boolean }) kept = false;
  /** The browser; only tests hand in another. */
  @property({ attribute: false }) device: Device = thisDevice();
  @state() private isAsking = false;
  @state() private troubles: readonly string[] = [];
  @state() private isBusy = false;

  protected override render(): TemplateResult | typeof nothing {
    const { text } = this.webchat;
    if (!text) return nothing;
    return html`<div class="stack">
      <p role="status">${this.#status(text)}</p>
      <div role="alert" class="stack">${this.troubles.map((words) => html`<p>${words}</p>`)}</div>
      ${this.isAsking ? this.#question(text) : this.#choices(text)}
    </div>`;
  }

  #status(text: Texts): string | typeof nothing {
    if (this.isBusy) return text.t('place.busy');
    return this.kept ? text.t('place.kept') : nothing;
  }

  #choices(text: Texts): TemplateResult {
    const { council, widget } = this.webchat;
    const canKeep = !this.kept && council !== null && workerOf(widget) !== null;
    return html`<div class="row few">
      ${
        canKeep
          ? html`<button type="button" class="second" @click=${() => void this.#ask(text)}>
            ${text.t('place.keep')}
          </button>`
          : nothing
      }
      <button
        type="button"
        class="second leave"
        aria-disabled=${this.isBusy ? 'true' : 'false'}
        @click=${() => void this.#leave(text)}
      >
        ${text.t('place.leave')}
      </button>
    </div>`;
  }

  #question(text: Texts): TemplateResult {
    return html`<h3 tabindex="-1">${text.t('place.keep.heading')}</h3>
      <p>${text.t('place.keep.what')}</p>
      <p>${text.t('place.keep.ask')}</p>
      <p class="quiet">${text.t('place.keep.privacy')}</p>
      <div class="row">
        <button
          type="button"
          aria-disabled=${this.isBusy ? 'true' : 'false'}
          @click=${() => void this.#keep(text)}
        >
          ${text.t('place.keep.yes')}
        </button>
        <button type="button" class="second" @click=${() => void this.#close()}>
          ${text.t('place.keep.no')}
        </button>
      </div>`;
  }

  async #ask(text: Texts): Promise<void> {
    const ability = abilityOf(this.device.browser);
    if (ability !== 'able') return this.#say(text, `place.${ability}`);
    if (this.device.permission() === 'denied') return this.#blocked(text);
    this.troubles = [];
    this.isAsking = true;
    await this.updateComplete;
    this.#focus('h3');
  }

  async #close(): Promise<void> {
    this.isAsking = false;
    await this.updateComplete;
    this.#focus('button');
  }

  async #keep(text: Texts): Promise<void> {
    const { council, widget, session } = this.webchat;
    const worker = workerOf(widget);
    if (this.isBusy || !council || worker === null) return;
    this.isBusy = true;
    this.troubles = [];
    try {
      const permission = await this.device.askPermission();
      if (permission === 'denied') return this.#blocked(text);
      if (permission === 'default') return this.#say(text, 'place.dismissed');
      const channel = await this.device.subscribe(worker, council.pushKey);
      const page = `${location.origin}${location.pathname}`;
      const asking = session.ask('keepPlace', { channel, page }, ConversationNews);
      const { answer, trouble } = await outcomeOf(asking, text, 'place.failed');
      if (!answer) this.troubles = [trouble];
      else await this.#close();
    } catch (error) {
      if (!(error instanceof SubscribeFailure)) throw error;
      this.#say(text, 'place.failed');
    } finally {
      this.isBusy = false;
    }
  }

  async #leave(text: Texts): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.troubles = [];
    const asking = this.webchat.session.ask('leave', {}, ConversationNews);
    const { trouble } = await outcomeOf(asking, text, 'place.leave.failed');
    this.troubles = trouble ? [trouble] : [];
    this.isBusy = false;
  }

  #blocked(text: Texts): void {
    const family = familyOf(this.device.browser);
    this.#say(text, `place.blocked.${family}`, 'place.blocked.private', 'place.stay');
  }

  #say(text: Texts, ...keys: AfterKey[]): void {
    this.troubles = keys.map((key) => text.t(key));
  }

  /** Above the buttons, and in sight: they may have scrolled what is above them away. */
  protected override updated(changed: PropertyValues): void {
    if (!changed.has('troubles') || this.troubles.length === 0) return;
    this.renderRoot.querySelector('[role=alert]')?.scrollIntoView({ block: 'nearest' });
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

defineOnce('bellman-place', BellmanPlace);
