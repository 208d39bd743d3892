import type { AuditEntry, StaffView } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { councilOf } from '../councils/councils.js';
import { machineTime, moment } from '../ground/times.js';
import { asRefusal } from '../link/refusal.js';
import { councilsFor } from '../people/acts.js';
import type { Session } from '../session.js';
import { t } from '../text/people.js';
import { announce } from '../ui/announce.js';
import { table } from '../ui/table.js';
import { View } from '../ui/view.js';
import { actWords, detailWords, namesIn, subjectWords, whoWords } from './audit-words.js';

/** What was done for a council and by whom, the newest first (P3). */
@customElement('desk-settings-audit')
export class DeskSettingsAudit extends View {
  @property({ attribute: false }) session!: Session;
  @property() council = '';
  @state() private entries: readonly AuditEntry[] | undefined;
  /** Who works here now, where one may know; others are named in the lines. */
  private staff: readonly StaffView[] = [];
  @state() private problem = '';
  /** Why older lines did not come. */
  @state() private stuck = '';
  @state() private busy = false;
  /** Whether the first line of all is there. */
  @state() private all = false;

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
      ${this.#list(council)} ${this.#older()}`;
  }

  #list(council: string): TemplateResult {
    const { entries } = this;
    if (entries === undefined)
      return this.problem ? html`` : html`<p class="quiet">${t('desk.loading')}</p>`;
    if (entries.length === 0) return html`<p>${t('audit.none')}</p>`;
    const names = namesIn(entries, this.staff);
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

  #older(): TemplateResult | typeof nothing {
    if (!this.entries?.length) return nothing;
    if (this.all) return html`<p class="quiet" id="audit-all" tabindex="-1">${t('audit.all')}</p>`;
    return html`<div role="alert">
        ${this.stuck ? html`<p class="problem">${this.stuck}</p>` : nothing}
      </div>
      <div class="buttons">
        <button
          class="button button--quiet"
          aria-disabled=${this.busy ? 'true' : nothing}
          @click=${this.#more}
        >
          ${t(this.busy ? 'audit.loading' : 'audit.older')}
        </button>
      </div>`;
  }

  readonly #more = async (): Promise<void> => {
    const { council, entries } = this;
    const last = entries?.at(-1);
    if (!entries || !last || this.busy) return;
    this.busy = true;
    this.stuck = '';
    try {
      const { api } = this.session;
      const older = await api.call('deskAudit', { council, before: String(last.n) });
      // Another council's, or all anew, meanwhile.
      if (entries !== this.entries) return;
      this.entries = [...entries, ...older];
      this.all = isAll(older);
      announce(t('audit.more', { n: older.length }));
      if (this.all) await this.focusOn('#audit-all');
    } catch (thrown) {
      this.stuck = asRefusal(thrown).message;
    } finally {
      this.busy = false;
    }
  };

  async #load(): Promise<void> {
    const { council } = this;
    this.problem = '';
    this.stuck = '';
    try {
      const { api, me } = this.session;
      // Only an administrator may know everybody by name; others read the names in the lines.
      const isAdmin = councilsFor(me, 'council.set').includes(council);
      const [entries, staff] = await Promise.all([
        api.call('deskAudit', { council }),
        isAdmin ? api.call('deskStaff', { council }) : [],
      ]);
      if (council !== this.council) return;
      this.staff = staff;
      this.entries = entries;
      this.all = isAll(entries);
    } catch (thrown) {
      this.problem = asRefusal(thrown).message;
    }
  }
}

/** Whether nothing is before these lines: they count from 1. */
const isAll = (entries: readonly AuditEntry[]): boolean => (entries.at(-1)?.n ?? 1) === 1;

const subject = (words: string): TemplateResult | typeof nothing =>
  words === '' ? nothing : html`<span class="people-id">${words}</span>`;

declare global {
  interface HTMLElementTagNameMap {
    'desk-settings-audit': DeskSettingsAudit;
  }
}
