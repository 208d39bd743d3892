import {
  Category,
  seenName,
  type AreaView,
  type PartnerDraft,
  type PartnerView,
  type StaffView,
} from '@bellman/protocol';
import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { councilOf } from '../councils/councils.js';
import { asRefusal } from '../link/refusal.js';
import type { Session } from '../session.js';
import { t } from '../text/alerting.js';
import { calledLack } from '../ui/called.js';
import { checkboxes } from '../ui/checkboxes.js';
import { errorOf, errorSummary, type FormError } from '../ui/error-summary.js';
import { textField } from '../ui/field.js';
import { View } from '../ui/view.js';
import { unsaved } from './unsaved.js';

/** Fired with the partner as the relay has it now. */
export class PartnerSavedEvent extends Event {
  constructor(readonly partner: PartnerView) {
    super('bellman-partner-saved');
  }
}

const empty: PartnerDraft = { name: '', areas: [], categories: [], staff: [] };

/** One partner: its name, where and about what it may propose, and who of it signs in here. */
@customElement('desk-partner-form')
export class DeskPartnerForm extends View {
  @property({ attribute: false }) session!: Session;
  @property() council = '';
  @property({ attribute: false }) areas: readonly AreaView[] = [];
  /** Staff with the role `partner`. */
  @property({ attribute: false }) staff: readonly StaffView[] = [];
  /** Null: one that is not there yet. */
  @property({ attribute: false }) partner: PartnerView | null = null;
  @state() private draft = empty;
  @state() private errors: readonly FormError[] = [];
  @state() private busy = false;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.partner) this.draft = this.partner;
  }

  override firstUpdated(): void {
    this.find('h2')?.focus();
  }

  override render(): TemplateResult {
    const { partner, draft } = this;
    const { shortName: council } = councilOf(this.session.councils, this.council);
    return html`<h2 tabindex="-1">
        ${partner ? t('partners.changeTitle', { name: partner.name }) : t('partners.addTitle')}
      </h2>
      ${errorSummary(this.errors)}
      <form class="settings__form" @submit=${this.#save} novalidate>
        ${textField({
          ...this.#at('name', t('partners.name'), t('partners.nameHint', { council })),
          value: draft.name,
          onInput: (name) => this.#change({ name }),
        })}
        ${checkboxes(
          {
            ...this.#at('areas', t('partners.areas'), t('partners.areasHint')),
            value: draft.areas,
            onInput: (areas) => this.#change({ areas: [...areas] }),
          },
          this.areas.map(({ code, name }) => ({ value: code, label: name })),
        )}
        ${checkboxes(
          {
            ...this.#at('categories', t('partners.categories')),
            value: draft.categories,
            onInput: (chosen) =>
              this.#change({ categories: Category.options.filter((one) => chosen.includes(one)) }),
          },
          Category.options.map((value) => ({ value, label: t(`category.${value}`) })),
        )}
        ${
          this.staff.length === 0
            ? html`<p>${t('partners.noStaff')}</p>`
            : checkboxes(
                {
                  ...this.#at('staff', t('partners.staff'), t('partners.staffHint')),
                  value: draft.staff,
                  onInput: (staff) => this.#change({ staff: [...staff] }),
                },
                this.staff.map(({ id, name, email }) => ({ value: id, label: name, hint: email })),
              )
        }
        <div class="buttons">
          <button class="button" aria-disabled=${this.busy ? 'true' : 'false'}>
            ${t(this.busy ? 'partners.saving' : 'partners.save')}
          </button>
          <button
            class="button button--quiet"
            type="button"
            @click=${() => this.dispatchEvent(new Event('bellman-cancel'))}
          >
            ${t('partners.cancel')}
          </button>
        </div>
      </form>`;
  }

  #at(key: keyof PartnerDraft, label: string, hint?: string) {
    const id = `partner-${key}`;
    return { id, label, hint, error: errorOf(this.errors, id) };
  }

  #change(change: Partial<PartnerDraft>): void {
    this.draft = { ...this.draft, ...change };
    unsaved(this.session, this.council, 'partners', true);
  }

  #lacks(): readonly FormError[] {
    const { name, areas, categories } = this.draft;
    return [
      ...calledLack(name, 'partner-name', t('partners.nameMissing')),
      ...(areas.length === 0
        ? [{ field: 'partner-areas', sentence: t('partners.areasMissing') }]
        : []),
      ...(categories.length === 0
        ? [{ field: 'partner-categories', sentence: t('partners.categoriesMissing') }]
        : []),
    ];
  }

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    this.errors = this.#lacks();
    if (this.errors.length > 0) return this.focusOn('.error-summary');
    this.busy = true;
    try {
      this.dispatchEvent(new PartnerSavedEvent(await this.#send()));
    } catch (thrown) {
      const { code, message: sentence } = asRefusal(thrown);
      this.errors = [{ sentence, ...(code === 'partner-known' ? { field: 'partner-name' } : {}) }];
      await this.focusOn('.error-summary');
    } finally {
      this.busy = false;
    }
  };

  #send(): Promise<PartnerView> {
    const { partner, council, session } = this;
    const { name, areas, categories, staff } = this.draft;
    // Who has lost the role is named no more.
    const named = staff.filter((id) => this.staff.some((one) => one.id === id));
    const body = { name: seenName(name), areas, categories, staff: named };
    return partner
      ? session.api.call('deskEditPartner', { council, id: partner.id }, body)
      : session.api.call('deskNewPartner', { council }, body);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-partner-form': DeskPartnerForm;
  }
}
