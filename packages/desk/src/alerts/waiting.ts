import type { StaffAlert } from '@bellman/protocol';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Clock } from '../ground/clock.js';
import { clockTime } from '../ground/times.js';
import { t } from '../text/alerts.js';
import { announce } from '../ui/announce.js';
import { View } from '../ui/view.js';

const MINUTE = 60_000;

/** `in 3 minutes`, counted up, so that nobody is told to come too early. */
const left = (ms: number): string =>
  ms < MINUTE ? t('waiting.leftLess') : t('waiting.left', { n: Math.ceil(ms / MINUTE) });

/**
 * For whom a submitted alert waits (A4): an approver, then the deputy, then break-glass, counted
 * down. Says it once when a time has come, and fires `bellman-due`: what one may do has changed.
 */
@customElement('desk-alert-waiting')
export class DeskAlertWaiting extends View {
  @property({ attribute: false }) waiting!: NonNullable<StaffAlert['waiting']>;
  @property({ attribute: false }) clock!: Clock;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #told = new Set<number>();

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#wait();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('waiting')) return;
    // What had come before one looked is read on the screen.
    this.#told = new Set(this.#times.filter((at) => at <= this.clock.now()));
    this.#wait();
  }

  override render(): TemplateResult {
    const { since } = this.waiting;
    return html`<section class="waiting" aria-labelledby="waiting-title">
      <h2 id="waiting-title">${t('waiting.title')}</h2>
      <p>${t('waiting.since', { time: clockTime(since) })}</p>
      <ul>
        <li>${t('waiting.approver')}</li>
        <li>${this.#deputy()}</li>
        <li>${this.#glass()}</li>
      </ul>
    </section>`;
  }

  get #times(): readonly number[] {
    const { deputy, deputyAt, breakGlassAt } = this.waiting;
    return deputy === null ? [breakGlassAt] : [deputyAt, breakGlassAt];
  }

  #deputy(): string {
    const { deputy: name, deputyAt } = this.waiting;
    if (name === null) return t('waiting.noDeputy');
    const wait = deputyAt - this.clock.now();
    return wait <= 0
      ? t('waiting.deputyNow', { name })
      : t('waiting.deputyAt', { name, left: left(wait), time: clockTime(deputyAt) });
  }

  #glass(): string {
    const { breakGlassAt } = this.waiting;
    const wait = breakGlassAt - this.clock.now();
    return wait <= 0
      ? t('waiting.glassNow')
      : t('waiting.glassAt', { left: left(wait), time: clockTime(breakGlassAt) });
  }

  /** Waits until the words are others: a whole minute is over, or a time has come. */
  #wait(): void {
    clearTimeout(this.#timer);
    const now = this.clock.now();
    const next = this.#times.filter((at) => at > now).map((at) => (at - now) % MINUTE || MINUTE);
    if (next.length > 0) this.#timer = setTimeout(() => this.#tick(), Math.min(...next));
  }

  #tick(): void {
    this.requestUpdate();
    this.#wait();
    const come = this.#times.filter((at) => at <= this.clock.now() && !this.#told.has(at));
    if (come.length === 0) return;
    for (const at of come) {
      this.#told.add(at);
      announce(t(at === this.waiting.breakGlassAt ? 'waiting.glassSay' : 'waiting.deputySay'));
    }
    this.dispatchEvent(new Event('bellman-due'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-alert-waiting': DeskAlertWaiting;
  }
}
