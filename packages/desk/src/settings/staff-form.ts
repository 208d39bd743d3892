import { limits, Role, type StaffView, type Team } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { councilOf } from '../councils/councils.js';
import { asRefusal } from '../link/refusal.js';
import { councilsFor } from '../people/acts.js';
import type { Session } from '../session.js';
import { t } from '../text/people.js';
import { checkboxes } from '../ui/checkboxes.js';
import { errorOf, errorSummary, type FormError } from '../ui/error-summary.js';
import { textField, type Field } from '../ui/field.js';
import { selectField } from '../ui/select.js';
import { View } from '../ui/view.js';
import {
  draftOf,
  editBody,
  errorOfRefusal,
  errorsIn,
  newBody,
  type StaffDraft,
} from './staff-draft.js';
import { unsaved } from './unsaved.js';

/** Fired with somebody's entry as the relay has it now. */
export class StaffSavedEvent extends Event {
  constructor(readonly person: StaffView) {
    super('bellman-staff-saved');
  }
}

/** Somebody's entry, to add or to change. Fires `bellman-cancel` when it is given up. */
@customElement('desk-staff-form')
export class DeskStaffForm extends View {
  @property({ attribute: false }) session!: Session;
  @property() council = '';
  @property({ attribute: false }) teams: readonly Team[] = [];
  /** Null: somebody new. */
  @property({ attribute: false }) person: StaffView | null = null;
  @state() private draft: StaffDraft = draftOf(null);
  @state() private errors: readonly FormError[] = [];
  @state() private busy = false;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('person')) this.draft = draftOf(this.person);
  }

  override firstUpdated(): void {
    this.find('h2')?.focus();
  }

  override render(): TemplateResult {
    const { person } = this;
    return html`<h2 tabindex="-1">
        ${person ? t('staff.changeTitle', { name: person.name }) : t('staff.addTitle')}
      </h2>
      ${errorSummary(this.errors)}
      <form class="people-form" @submit=${this.#save} novalidate>
        ${this.#who(person)} ${this.#may()} ${this.#answers()}
        <div class="buttons">
          <button class="button" aria-disabled=${this.busy ? 'true' : nothing}>
            ${t(this.busy ? 'staff.saving' : 'staff.save')}
          </button>
          <button
            class="button button--quiet"
            type="button"
            @click=${() => this.dispatchEvent(new Event('bellman-cancel'))}
          >
            ${t('staff.cancel')}
          </button>
        </div>
      </form>`;
  }

  /**
   * Whether name, password and capacity are surely not ours to change: the person works elsewhere
   * too, and only an administrator of all those councils may. Whether we are one, the relay knows.
   */
  get #fixed(): boolean {
    const administered = councilsFor(this.session.me, 'council.set');
    return this.person?.elsewhere === true && administered.length < 2;
  }

  #who(person: StaffView | null): TemplateResult {
    if (person && this.#fixed)
      return html`<p class="notice">${t('staff.elsewhere', { name: person.name })}</p>`;
    const { least, most } = limits.passwordLength;
    const kept = person ? 'staff.newPassword' : 'staff.password';
    return html`${
      person
        ? person.elsewhere
          ? html`<p class="notice">${t('staff.shared', { name: person.name })}</p>`
          : nothing
        : textField(this.#line('email', t('staff.email'), t('staff.emailHint')), { type: 'email' })
    }
    ${textField(this.#line('name', t('staff.name')))}
    ${textField(this.#line('password', t(kept), t(`${kept}Hint`, { least, most })), {
      type: 'password',
      autocomplete: 'new-password',
    })}`;
  }

  #may(): TemplateResult {
    const council = councilOf(this.session.councils, this.council);
    return checkboxes(
      {
        id: 'staff-roles',
        label: t('staff.roles'),
        hint: t('staff.rolesHint', { council: council.shortName }),
        error: errorOf(this.errors, 'staff-roles'),
        value: this.draft.roles,
        onInput: (roles) => this.#change({ roles }),
      },
      Role.options.map((role) => ({
        value: role,
        label: t(`role.${role}`),
        hint: t(`role.${role}.hint`),
      })),
    );
  }

  #answers(): TemplateResult {
    const { services, languages } = councilOf(this.session.councils, this.council);
    return html`${checkboxes(
      {
        id: 'staff-services',
        label: t('staff.services'),
        hint: t('staff.servicesHint'),
        error: errorOf(this.errors, 'staff-services'),
        value: this.draft.services,
        onInput: (chosen) => this.#change({ services: chosen }),
      },
      services.map(({ id, name }) => ({ value: id, label: name })),
    )}
    ${
      languages.length < 2
        ? nothing
        : checkboxes(
            {
              id: 'staff-languages',
              label: t('staff.languages'),
              hint: t('staff.languagesHint'),
              value: this.draft.languages,
              onInput: (chosen) => this.#change({ languages: chosen }),
            },
            languages.map((value) => ({ value, label: t(`chat.language.${value}`) })),
          )
    }
    ${
      this.teams.length === 0
        ? nothing
        : selectField(this.#line('team', t('staff.teamField')), [
            { value: '', label: t('staff.noTeam') },
            ...this.teams.map(({ id, name }) => ({ value: id, label: name })),
          ])
    }
    ${
      this.#fixed
        ? nothing
        : textField(
            this.#line(
              'capacity',
              t('staff.capacity'),
              t('staff.capacityHint', { most: limits.capacity.most }),
            ),
            { narrow: true },
          )
    }`;
  }

  #line(key: 'email' | 'name' | 'password' | 'team' | 'capacity', label: string, hint?: string) {
    const id = `staff-${key}`;
    return {
      id,
      label,
      hint,
      error: errorOf(this.errors, id),
      value: this.draft[key],
      onInput: (value: string) => this.#change({ [key]: value }),
    } satisfies Field;
  }

  #change(change: Partial<StaffDraft>): void {
    this.draft = { ...this.draft, ...change };
    unsaved(this.session, this.council, 'staff', true);
  }

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    this.errors = errorsIn(this.draft, this.person);
    if (this.errors.length > 0) return this.focusOn('.error-summary');
    this.busy = true;
    try {
      this.dispatchEvent(new StaffSavedEvent(await this.#send()));
    } catch (thrown) {
      this.errors = [errorOfRefusal(asRefusal(thrown))];
      await this.focusOn('.error-summary');
    } finally {
      this.busy = false;
    }
  };

  #send(): Promise<StaffView> {
    const { person, draft, council } = this;
    const { api } = this.session;
    return person
      ? api.call('deskEditStaff', { council, id: person.id }, editBody(draft, this.#fixed))
      : api.call('deskNewStaff', { council }, newBody(draft));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-staff-form': DeskStaffForm;
  }
}
