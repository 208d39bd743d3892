import { Category, type AreaView, type PartnerView, type StaffView } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { councilOf } from '../councils/councils.js';
import { asRefusal } from '../link/refusal.js';
import type { Session } from '../session.js';
import { t } from '../text/alerting.js';
import { announce } from '../ui/announce.js';
import { table } from '../ui/table.js';
import { View } from '../ui/view.js';
import { knownStaff } from './known-staff.js';
import { listProblem, sureDialog, takeAway } from './list-parts.js';
import type { PartnerSavedEvent } from './partner-form.js';
import { unsaved } from './unsaved.js';
import './partner-form.js';

/** Who may propose alerts from outside (A10): to add, change and remove. */
@customElement('desk-settings-partners')
export class DeskSettingsPartners extends View {
  @property({ attribute: false }) session!: Session;
  @property() council = '';
  @state() private partners: readonly PartnerView[] | undefined;
  @state() private areas: readonly AreaView[] = [];
  @state() private staff: readonly StaffView[] = [];
  @state() private problem = '';
  /** Whose entry is open; `new`: one that is not there yet. */
  @state() private open: PartnerView | 'new' | undefined;
  @state() private removing: PartnerView | undefined;
  @state() private busy = false;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('council')) return;
    this.partners = undefined;
    this.open = undefined;
    this.removing = undefined;
    void this.#load();
  }

  override disconnectedCallback(): void {
    this.#shut();
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const { open, partners } = this;
    if (open)
      return html`<desk-partner-form
        .session=${this.session}
        .council=${this.council}
        .areas=${this.areas}
        .staff=${this.staff}
        .partner=${open === 'new' ? null : open}
        @bellman-partner-saved=${this.#saved}
        @bellman-cancel=${this.#close}
      ></desk-partner-form>`;
    const { shortName: council } = councilOf(this.session.councils, this.council);
    return html`<p>${t('partners.about', { council })}</p>
      ${this.removing ? nothing : listProblem(this.problem, () => void this.#load())}
      ${
        partners === undefined
          ? html`<p class="quiet">${this.problem ? nothing : t('desk.loading')}</p>`
          : html`<div class="buttons">
                <button class="button" id="partner-add" @click=${() => (this.open = 'new')}>
                  ${t('partners.add')}
                </button>
              </div>
              ${partners.length === 0 ? html`<p>${t('partners.none')}</p>` : this.#table(council, partners)}`
      }
      ${this.removing ? this.#sure(this.removing) : nothing}`;
  }

  #table(council: string, partners: readonly PartnerView[]): TemplateResult {
    return table(
      t('partners.caption', { council }),
      [
        t('partners.name'),
        t('partners.areas'),
        t('partners.categories'),
        t('partners.staff'),
        t('partners.act'),
      ],
      partners.map((partner) => ({
        key: partner.id,
        head: html`<strong>${partner.name}</strong>`,
        cells: this.#cells(partner),
      })),
    );
  }

  #cells(partner: PartnerView): readonly unknown[] {
    const { id, name, areas, categories, staff } = partner;
    const nameOf = (code: string): string =>
      this.areas.find((area) => area.code === code)?.name ?? code;
    const button = (act: 'change' | 'remove', does: () => void): TemplateResult =>
      html`<button
        class="button button--quiet button--small"
        id="partner-${act}-${id}"
        aria-label=${t(`partners.${act}Of`, { name })}
        @click=${does}
      >
        ${t(`partners.${act}`)}
      </button>`;
    return [
      areas.length === this.areas.length ? t('partners.everywhere') : areas.map(nameOf).join(', '),
      categories.length === Category.options.length
        ? t('partners.all')
        : categories.map((one) => t(`category.${one}`)).join(', '),
      this.staff
        .filter((one) => staff.includes(one.id))
        .map((one) => one.name)
        .join(', ') || t('partners.staffAre', { n: staff.length }),
      html`<span class="people-acts">
        ${button('change', () => (this.open = partner))}
        ${button('remove', () => {
          this.problem = '';
          this.removing = partner;
        })}
      </span>`,
    ];
  }

  #sure({ id, name }: PartnerView): TemplateResult {
    return sureDialog({
      ...{ busy: this.busy, problem: this.problem, onYes: this.#remove },
      heading: t('partners.removeTitle', { name }),
      yes: t('partners.removeYes', { name }),
      body: t('partners.removeBody'),
      onNo: async () => {
        this.removing = undefined;
        this.problem = '';
        await this.focusOn(`[id="partner-remove-${id}"]`);
      },
    });
  }

  async #load(): Promise<void> {
    const { council, session } = this;
    this.problem = '';
    try {
      const [partners, shapes, staff] = await Promise.all([
        session.api.call('deskPartners', { council }),
        session.api.call('deskShapes', { council }),
        knownStaff(session, council),
      ]);
      if (council !== this.council) return;
      this.areas = shapes;
      this.staff = (staff ?? []).filter(({ roles }) => roles.includes('partner'));
      this.partners = byName(partners);
    } catch (thrown) {
      this.problem = asRefusal(thrown).message;
    }
  }

  readonly #saved = async ({ partner }: PartnerSavedEvent): Promise<void> => {
    this.partners = byName([
      ...(this.partners ?? []).filter(({ id }) => id !== partner.id),
      partner,
    ]);
    this.#shut();
    announce(t('partners.saved', { name: partner.name }));
    await this.focusOn(`[id="partner-change-${partner.id}"]`);
  };

  /** Shuts the form; what was in it is saved or given up. */
  #shut(): void {
    this.open = undefined;
    unsaved(this.session, this.council, 'partners', false);
  }

  readonly #close = async (): Promise<void> => {
    const { open } = this;
    this.#shut();
    await this.focusOn(
      open === 'new' || !open ? '#partner-add' : `[id="partner-change-${open.id}"]`,
    );
  };

  readonly #remove = async (): Promise<void> => {
    const { removing, council } = this;
    if (!removing || this.busy) return;
    this.busy = true;
    this.problem = '';
    try {
      await takeAway(() => this.session.api.call('deskDropPartner', { council, id: removing.id }));
      this.partners = this.partners?.filter(({ id }) => id !== removing.id);
      this.removing = undefined;
      announce(t('partners.removed', { name: removing.name }));
      await this.focusOn('#partner-add');
    } catch (thrown) {
      this.problem = asRefusal(thrown).message;
    } finally {
      this.busy = false;
    }
  };
}

const byName = (partners: readonly PartnerView[]): readonly PartnerView[] =>
  partners.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));

declare global {
  interface HTMLElementTagNameMap {
    'desk-settings-partners': DeskSettingsPartners;
  }
}
