import { limits, type StaffView, type Team } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { councilOf } from '../councils/councils.js';
import { asRefusal } from '../link/refusal.js';
import type { Session } from '../session.js';
import { t } from '../text/people.js';
import { announce } from '../ui/announce.js';
import { table } from '../ui/table.js';
import { View } from '../ui/view.js';
import { listProblem, sureDialog } from './list-parts.js';
import { answersWords } from './staff-draft.js';
import type { StaffSavedEvent } from './staff-form.js';
import { unsaved } from './unsaved.js';
import './staff-form.js';
import './staff-totp.js';

/** Who works for a council: what they may do, which chats are theirs; to add, change and remove. */
@customElement('desk-settings-staff')
export class DeskSettingsStaff extends View {
  @property({ attribute: false }) session!: Session;
  @property() council = '';
  @state() private staff: readonly StaffView[] | undefined;
  @state() private teams: readonly Team[] = [];
  @state() private problem = '';
  /** Whose entry is open; `new`: one that is not there yet. */
  @state() private open: StaffView | 'new' | undefined;
  @state() private removing: StaffView | undefined;
  /** Whose second step is asked about. */
  @state() private resetting: StaffView | undefined;
  @state() private busy = false;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('council')) return;
    this.staff = undefined;
    this.open = undefined;
    this.removing = undefined;
    this.resetting = undefined;
    void this.#load();
  }

  override disconnectedCallback(): void {
    this.#shut();
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    if (this.open)
      return html`<desk-staff-form
        .session=${this.session}
        .council=${this.council}
        .teams=${this.teams}
        .person=${this.open === 'new' ? null : this.open}
        @bellman-staff-saved=${this.#saved}
        @bellman-cancel=${this.#close}
      ></desk-staff-form>`;
    const { shortName: council } = councilOf(this.session.councils, this.council);
    return html`<p>${t('staff.about', { council })}</p>
      <div class="buttons">
        <button class="button" id="staff-add" @click=${() => (this.open = 'new')}>
          ${t('staff.add')}
        </button>
      </div>
      ${this.removing ? nothing : listProblem(this.problem, () => void this.#load())} ${this.#list(council)}
      ${this.removing ? this.#sure(this.removing, council) : nothing}
      ${this.resetting ? this.#ask(this.resetting) : nothing}`;
  }

  #list(council: string): TemplateResult {
    const { staff } = this;
    if (staff === undefined)
      return this.problem ? html`` : html`<p class="quiet">${t('desk.loading')}</p>`;
    if (staff.length === 0) return html`<p>${t('staff.none')}</p>`;
    return table(
      t('staff.caption', { council }),
      [t('staff.name'), t('staff.roles'), t('staff.answers'), t('staff.capacity'), t('staff.act')],
      staff.map((person) => ({
        key: person.id,
        head: html`<strong>${person.name}</strong> <span class="people-line">${person.email}</span>`,
        cells: this.#cells(person),
      })),
    );
  }

  #cells(person: StaffView): readonly unknown[] {
    const { id, name, roles, skills, capacity } = person;
    const council = councilOf(this.session.councils, this.council);
    const answersChats = roles.some((role) => role === 'advisor' || role === 'supervisor');
    const team = this.teams.find((each) => each.id === skills.team);
    return [
      roles.map((role) => t(`role.${role}`)).join(', '),
      answersChats
        ? html`${answersWords(skills, council).map((line) => html`<span class="people-line">${line}</span>`)}
          ${team ? html`<span class="people-line">${t('staff.team', { team: team.name })}</span>` : nothing}`
        : nothing,
      answersChats ? String(capacity) : nothing,
      html`<span class="people-acts">
        <button
          class="button button--quiet button--small"
          id="staff-${id}"
          aria-label=${t('staff.changeOf', { name })}
          @click=${() => (this.open = person)}
        >
          ${t('staff.change')}
        </button>
        <button
          class="button button--quiet button--small"
          id="remove-${id}"
          aria-label=${t('staff.removeOf', { name })}
          @click=${() => {
            this.problem = '';
            this.removing = person;
          }}
        >
          ${t('staff.remove')}
        </button>
        ${
          // One's own is reset by somebody else.
          person.totp && id !== this.session.me.id
            ? html`<button
              class="button button--quiet button--small"
              id="reset-${id}"
              aria-label=${t('staff.resetOf', { name })}
              @click=${() => (this.resetting = person)}
            >
              ${t('staff.reset')}
            </button>`
            : nothing
        }
      </span>`,
    ];
  }

  #ask(person: StaffView): TemplateResult {
    return html`<desk-staff-totp
      .session=${this.session}
      .council=${this.council}
      .person=${person}
      @bellman-reset=${() => this.#answered(person, true)}
      @bellman-cancel=${() => this.#answered(person, false)}
    ></desk-staff-totp>`;
  }

  #sure({ id, name }: StaffView, council: string): TemplateResult {
    return sureDialog({
      ...{ busy: this.busy, problem: this.problem, onYes: this.#remove },
      heading: t('staff.removeTitle', { name }),
      yes: t('staff.removeYes', { name }),
      body: t('staff.removeBody', { council, seconds: limits.leaverWithin / 1_000 }),
      onNo: async () => {
        this.removing = undefined;
        this.problem = '';
        await this.focusOn(`[id="remove-${id}"]`);
      },
    });
  }

  async #load(): Promise<void> {
    const { council } = this;
    this.problem = '';
    try {
      const [staff, { settings }] = await Promise.all([
        this.session.api.call('deskStaff', { council }),
        this.session.api.call('deskSettings', { council }),
      ]);
      if (council !== this.council) return;
      this.staff = byName(staff);
      this.teams = settings.teams;
    } catch (thrown) {
      this.problem = asRefusal(thrown).message;
    }
  }

  readonly #saved = async ({ person }: StaffSavedEvent): Promise<void> => {
    this.staff = byName([...(this.staff ?? []).filter(({ id }) => id !== person.id), person]);
    this.#shut();
    announce(t('staff.saved', { name: person.name }));
    await this.focusOn(`[id="staff-${person.id}"]`);
  };

  /** The question is gone; the focus goes to a button of whom it was about. */
  async #answered({ id, name }: StaffView, done: boolean): Promise<void> {
    this.resetting = undefined;
    if (!done) return this.focusOn(`[id="reset-${id}"]`);
    this.staff = this.staff?.map((one) => (one.id === id ? { ...one, totp: false } : one));
    announce(t('staff.resetDone', { name }));
    await this.focusOn(`[id="staff-${id}"]`);
  }

  /** Shuts the form; what was in it is saved or given up. */
  #shut(): void {
    this.open = undefined;
    unsaved(this.session, this.council, 'staff', false);
  }

  readonly #close = async (): Promise<void> => {
    const { open } = this;
    this.#shut();
    await this.focusOn(`[id="staff-${open === 'new' || !open ? 'add' : open.id}"]`);
  };

  readonly #remove = async (): Promise<void> => {
    const { removing, council } = this;
    if (!removing || this.busy) return;
    this.busy = true;
    this.problem = '';
    try {
      await this.session.api.call('deskRemoveStaff', { council, id: removing.id });
      this.staff = this.staff?.filter(({ id }) => id !== removing.id);
      this.removing = undefined;
      announce(t('staff.removed', { name: removing.name }));
      await this.focusOn('#staff-add');
    } catch (thrown) {
      this.problem = asRefusal(thrown).message;
    } finally {
      this.busy = false;
    }
  };
}

const byName = (staff: readonly StaffView[]): readonly StaffView[] =>
  [...staff].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));

declare global {
  interface HTMLElementTagNameMap {
    'desk-settings-staff': DeskSettingsStaff;
  }
}
