import type { AuditEntry } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { councilOf } from '../councils/councils.js';
import { machineTime, moment } from '../ground/times.js';
import { asRefusal } from '../link/refusal.js';
import { councilsFor } from '../people/acts.js';
import type { Session } from '../session.js';
import { t } from '../text/people.js';
import { table } from '../ui/table.js';
import { View } from '../ui/view.js';
import { actWords, detailWords, namesIn, subjectWords, whoWords } from './audit-words.js';

/** What was done for a council and by whom, the newest first (P3). */
@customElement('desk-settings-audit')
export class DeskSettingsAudit extends View {
  @property({ attribute: false }) session!: Session;
  @property() council = '';
  @state() private entries: readonly AuditEntry[] | undefined;
  @state() private names: ReadonlyMap<string, string> = new Map();
  @state() private problem = '';

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('council')) return;
    this.entries = undefined;
    void this.#load();
  }

  override render(): TemplateResult {
    const { shortName: council } = councilOf(this.session.councils, this.council);
    return html`<p>${t('audit.about', { council })}</p>
      <div class="buttons">
        <button class="button button--quiet" @click=${() => this.#load()}>${t('audit.again')}</button>
      </div>
      <div role="alert">
        ${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}
      </div>
      ${this.#list(council)}`;
  }

  #list(council: string): TemplateResult {
    const { entries } = this;
    if (entries === undefined)
      return this.problem ? html`` : html`<p class="quiet">${t('desk.loading')}</p>`;
    if (entries.length === 0) return html`<p>${t('audit.none')}</p>`;
    const { names } = this;
    return table(
      t('audit.caption', { council }),
      [t('audit.when'), t('audit.who'), t('audit.what'), t('audit.subject'), t('audit.detail')],
      entries.map((entry) => ({
        key: String(entry.n),
        head: html`<time datetime=${machineTime(entry.at) ?? nothing}>${moment(entry.at)}</time>`,
        cells: [
          whoWords(entry),
          actWords(entry.act),
          subject(subjectWords(entry, names)),
          detailWords(entry, names).map((line) => html`<span class="people-line">${line}</span>`),
        ],
      })),
    );
  }

  async #load(): Promise<void> {
    const { council } = this;
    this.problem = '';
    try {
      const { api, me } = this.session;
      // Only an administrator may know everybody by name; others read the names in the lines.
      const isAdmin = councilsFor(me, 'council.set').includes(council);
      const [entries, staff] = await Promise.all([
        api.call('deskAudit', { council }),
        isAdmin ? api.call('deskStaff', { council }) : [],
      ]);
      if (council !== this.council) return;
      this.entries = entries;
      this.names = namesIn(entries, staff);
    } catch (thrown) {
      this.problem = asRefusal(thrown).message;
    }
  }
}

const subject = (words: string): TemplateResult | typeof nothing =>
  words === '' ? nothing : html`<span class="people-id">${words}</span>`;

declare global {
  interface HTMLElementTagNameMap {
    'desk-settings-audit': DeskSettingsAudit;
  }
}
