import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { baseStyle } from '../elements/base-style.js';
import type { Texts } from '../text/texts.js';
import { sentenceOf } from './fault.js';
import { Incident, type IncidentGround, type IncidentState } from './incident.js';
import { link } from './steps/frame.js';
import { allowWords, waysList, type Sources } from './steps/ways.js';
import { buttonStyle } from './style/buttons.js';
import { fieldStyle } from './style/fields.js';
import { pageStyle } from './style/page.js';

/** "Tell me when this is resolved", on a page about an alert; nothing where that cannot be asked. */
export class BellmanIncident extends LitElement {
  static override styles = [
    baseStyle,
    pageStyle,
    buttonStyle,
    fieldStyle,
    // It stands in line with what is around it.
    css`
      :host(:not([folded])) {
        padding: 0;
      }
    `,
  ];

  @property({ attribute: false }) ground!: IncidentGround;
  @property() alert = '';
  @property({ attribute: false }) text!: Texts;
  @property({ attribute: false }) sources!: Sources;
  /** Opens the sign-up, where alerts come by e-mail too; null where the council sends none. */
  @property({ attribute: false }) signUp: (() => void) | null = null;

  #incident: Incident | null = null;
  #shown: IncidentState['step'] = 'none';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.#incident && !changed.has('alert')) return;
    this.#incident = new Incident(this.ground, this.alert, () => this.requestUpdate());
    void this.#incident.open();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { text } = this;
    const { state } = this.#incident ?? {};
    if (!state) return nothing;
    const { fault, step, busy } = state;
    // The region is there before there is anything to say in it.
    return html`
      ${
        fault && step !== 'none'
          ? html`<div class="summary" role="alert">
              <p>${sentenceOf(text, fault)}</p>
            </div>`
          : nothing
      }
      ${this.#step(state)}
      <p class="status" role="status">${busy && step !== 'none' ? text.t('alerts.busy') : this.#done(state)}</p>
    `;
  }

  /** The button that was pressed may be gone: the focus goes to what stands there now. */
  protected override updated(): void {
    const step = this.#incident?.state.step ?? 'none';
    const before = this.#shown;
    this.#shown = step;
    if (step === before || before === 'none') return;
    this.renderRoot.querySelector<HTMLElement>('button, [tabindex]')?.focus();
  }

  #done({ step, isKnown }: IncidentState): string {
    const { text } = this;
    if (step === 'on') return text.t(isKnown ? 'alerts.incident.on.known' : 'alerts.incident.on');
    return step === 'stopped' ? text.t('alerts.incident.stopped') : '';
  }

  #step({ step, why, canStop }: IncidentState): TemplateResult | typeof nothing {
    const { text } = this;
    const offer = this.#button('alerts.incident.ask', () => this.#incident?.ask());
    switch (step) {
      case 'none':
        return nothing;
      case 'offer':
      case 'stopped':
        return offer;
      case 'explain':
        return html`<p>${text.t('alerts.incident.what')}</p>
          <p class="inset">${text.t('alerts.turn-on.prompt')}</p>
          ${this.#button('alerts.turn-on.button', () => this.#incident?.turnOn())}`;
      case 'on':
        return canStop
          ? this.#button('alerts.incident.stop', () => this.#incident?.stop(), 'second')
          : nothing;
      case 'blocked':
        return html`<p tabindex="-1">${text.t('alerts.blocked.heading')}.</p>
          ${allowWords(text, this.ground.device.browser)}
          ${this.#button('alerts.retry', () => this.#incident?.ask(), 'second')} ${this.#ways()}`;
      default:
        return html`<p tabindex="-1">${text.t(why)}</p>
          ${this.#ways()}`;
    }
  }

  /** How to learn of the end without a notification. */
  #ways(): TemplateResult {
    const { text, signUp } = this;
    const email = signUp
      ? html`<li>
          ${link(text.t('alerts.email.instead'), signUp)}<br />${text.t('alerts.incident.email')}
        </li>`
      : nothing;
    return waysList(this.sources, html`${email}<li>${text.t('alerts.incident.page')}</li>`);
  }

  #button(
    key: 'alerts.incident.ask' | 'alerts.incident.stop' | 'alerts.turn-on.button' | 'alerts.retry',
    act: () => Promise<void> | undefined,
    look = '',
  ): TemplateResult {
    return html`<p>
      <button type="button" class=${look} @click=${() => void act()}>${this.text.t(key)}</button>
    </p>`;
  }
}
