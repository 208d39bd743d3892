import type { AlertReport } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Api } from '../link/api.js';
import { asRefusal } from '../link/refusal.js';
import { t } from '../text/alerts.js';
import { announce } from '../ui/announce.js';
import { View } from '../ui/view.js';
import { byArea, byHost, times, totals, troubles } from './report-tables.js';

/** In how many parts of the whole the progress is said. */
const PARTS = 4;

/**
 * What became of an alert (A7), read anew whenever `news` is another: one question at a time, so
 * that a send's many small steps ask no more than the relay can answer.
 */
@customElement('desk-alert-report')
export class DeskAlertReport extends View {
  @property({ attribute: false }) api!: Api;
  @property() council = '';
  @property() alert = '';
  /** Anything that is another when there is something new. */
  @property() news = '';
  @state() private report: AlertReport | undefined;
  @state() private problem = '';
  #asking = false;
  #again = false;
  /** How many parts of the whole had been handed over when it was last said. */
  #said: number | undefined;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('alert')) {
      this.report = undefined;
      this.#said = undefined;
    }
    if (changed.has('alert') || changed.has('news')) void this.#read();
  }

  override render(): TemplateResult {
    const { report } = this;
    return html`<section class="report" aria-labelledby="report-title">
      <h2 id="report-title">${t('report.title')}</h2>
      <div role="alert">
        ${this.problem === '' ? nothing : html`<p class="problem">${this.problem}</p>`}
      </div>
      ${
        report
          ? html`${troubles(report.trouble)} ${totals(report)} ${times(report.times)}
            ${byHost(report)} ${byArea(report)}`
          : this.problem === ''
            ? html`<p class="quiet">${t('report.loading')}</p>`
            : nothing
      }
    </section>`;
  }

  async #read(): Promise<void> {
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    do {
      this.#again = false;
      await this.#ask();
    } while (this.#again);
    this.#asking = false;
  }

  async #ask(): Promise<void> {
    const { council, alert: id } = this;
    try {
      const report = await this.api.call('deskReport', { council, id });
      // Another alert has been opened meanwhile.
      if (id !== this.alert) {
        this.#again = true;
        return;
      }
      this.report = report;
      this.problem = '';
      this.#say(report);
    } catch (thrown) {
      this.problem = asRefusal(thrown).message;
    }
  }

  /** Says how far it is at each quarter, once; what was there on opening is read on the screen. */
  #say({ total: { accepted, gone, failed, pending } }: AlertReport): void {
    const done = accepted + gone + failed;
    const all = done + pending;
    const parts = all === 0 ? PARTS : Math.floor((done * PARTS) / all);
    const before = this.#said;
    this.#said = parts;
    if (before !== undefined && parts > before) announce(t('report.quarterSay', { done, all }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-alert-report': DeskAlertReport;
  }
}
