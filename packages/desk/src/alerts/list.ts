import type { StaffAlertRow } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { councilOf } from '../councils/councils.js';
import { goTo } from '../ground/address.js';
import { asRefusal } from '../link/refusal.js';
import { councilsFor } from '../people/acts.js';
import type { Session } from '../session.js';
import { t } from '../text/alerts.js';
import { councilMark } from '../ui/council-mark.js';
import { setTitle } from '../ui/title.js';
import { View } from '../ui/view.js';
import { listGroups } from './list-groups.js';

/** The alerts of each council that one may see; what waits for whoever looks comes first. */
@customElement('desk-alerts')
export class DeskAlerts extends View {
  @property({ attribute: false }) session!: Session;
  @state() private rows: ReadonlyMap<string, readonly StaffAlertRow[]> = new Map();
  @state() private problem = '';
  #stop: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    setTitle(t('alerts.title'));
    const stops = [
      this.session.link.on('alert', ({ council }) => void this.#fetch(council)),
      this.session.link.onConnection((connected) => connected && void this.#fetchAll()),
    ];
    this.#stop = () => stops.forEach((stop) => stop());
    void this.#fetchAll();
  }

  override disconnectedCallback(): void {
    this.#stop();
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const councils = councilsFor(this.session.me, 'alert.see');
    const mayWrite = councilsFor(this.session.me, 'alert.propose').length > 0;
    return html`<div class="page">
      <div class="page__head">
        <h1 tabindex="-1">${t('alerts.title')}</h1>
        ${
          mayWrite
            ? html`<button class="button" @click=${() => goTo({ view: 'new-alert' })}>
              ${t('alerts.new')}
            </button>`
            : nothing
        }
      </div>
      <div role="alert">
        ${
          this.problem
            ? html`<p class="problem">${this.problem}</p>
              <button class="button button--small" @click=${() => this.#fetchAll()}>
                ${t('desk.tryAgain')}
              </button>`
            : nothing
        }
      </div>
      ${councils.map((council) => this.#council(council))}
    </div>`;
  }

  #council(id: string): TemplateResult {
    const council = councilOf(this.session.councils, id);
    const rows = this.rows.get(id);
    return html`<section>
      <h2>${councilMark(council, council.name)}</h2>
      ${
        rows === undefined
          ? html`<p class="quiet">${t('desk.loading')}</p>`
          : rows.length === 0
            ? html`<p class="quiet">${t('alerts.none')}</p>`
            : listGroups(council.name, rows, this.session.clock.now())
      }
    </section>`;
  }

  async #fetchAll(): Promise<void> {
    await Promise.all(
      councilsFor(this.session.me, 'alert.see').map((council) => this.#fetch(council)),
    );
  }

  async #fetch(council: string): Promise<void> {
    try {
      const rows = await this.session.api.call('deskAlerts', { council });
      this.rows = new Map([...this.rows, [council, rows]]);
      this.problem = '';
    } catch (thrown) {
      this.problem = asRefusal(thrown).message;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-alerts': DeskAlerts;
  }
}
