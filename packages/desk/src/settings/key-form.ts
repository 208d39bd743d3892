import { seenName, type KeyDraft, type NewKeyAnswer, type PartnerView } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { councilOf } from '../councils/councils.js';
import { asRefusal } from '../link/refusal.js';
import type { Session } from '../session.js';
import { t } from '../text/alerting.js';
import { calledLack } from '../ui/called.js';
import { checkboxes } from '../ui/checkboxes.js';
import { errorOf, errorSummary, type FormError } from '../ui/error-summary.js';
import { radios, textField } from '../ui/field.js';
import { selectField } from '../ui/select.js';
import { View } from '../ui/view.js';
import { unsaved } from './unsaved.js';

/** Fired with a new key, which the relay tells this once. */
export class KeyMadeEvent extends Event {
  constructor(readonly made: NewKeyAnswer) {
    super('bellman-key-made');
  }
}

/** A key before it is made: what it is for may not be chosen yet. */
type Draft = Omit<KeyDraft, 'purpose'> & { readonly purpose: KeyDraft['purpose'] | null };

/** Makes a key for a program: a partner's CAP messages, or service alerts. */
@customElement('desk-key-form')
export class DeskKeyForm extends View {
  @property({ attribute: false }) session!: Session;
  @property() council = '';
  @property({ attribute: false }) partners: readonly PartnerView[] = [];
  @state() private draft: Draft = { name: '', purpose: null, partner: null, services: [] };
  @state() private errors: readonly FormError[] = [];
  @state() private busy = false;
  /** The keys that there were as the form was opened, by id. */
  @property({ attribute: false }) known: readonly string[] = [];
  /** An answer was lost: a key may have been made that nobody has seen. */
  #wasLost = false;

  override firstUpdated(): void {
    this.find('h2')?.focus();
  }

  override render(): TemplateResult {
    const { draft } = this;
    return html`<h2 tabindex="-1">${t('keys.add')}</h2>
      ${errorSummary(this.errors)}
      <form class="settings__form" @submit=${this.#save} novalidate>
        ${textField({
          ...this.#at('name', t('keys.name'), t('keys.nameHint')),
          value: draft.name,
          onInput: (name) => this.#change({ name }),
        })}
        ${radios(
          {
            ...this.#at('purpose', t('keys.purpose')),
            value: draft.purpose,
            onInput: (purpose) => this.#change({ purpose: purpose === 'cap' ? 'cap' : 'service' }),
          },
          (['cap', 'service'] as const).map((value) => ({
            value,
            label: t(`keys.purpose.${value}`),
            hint: t(`keys.purpose.${value}Hint`),
          })),
        )}
        ${draft.purpose === 'cap' ? this.#partner() : nothing}
        ${draft.purpose === 'service' ? this.#services() : nothing}
        <div class="buttons">
          <button class="button" aria-disabled=${this.busy ? 'true' : 'false'}>
            ${t(this.busy ? 'keys.saving' : 'keys.save')}
          </button>
          <button
            class="button button--quiet"
            type="button"
            @click=${() => this.dispatchEvent(new Event('bellman-cancel'))}
          >
            ${t('keys.cancel')}
          </button>
        </div>
      </form>`;
  }

  #partner(): TemplateResult {
    if (this.partners.length === 0) return html`<p class="notice">${t('keys.noPartners')}</p>`;
    return selectField(
      {
        ...this.#at('partner', t('keys.partner')),
        value: this.draft.partner ?? '',
        onInput: (id) => this.#change({ partner: id === '' ? null : id }),
      },
      [
        { value: '', label: t('keys.choose') },
        ...this.partners.map(({ id, name }) => ({ value: id, label: name })),
      ],
    );
  }

  #services(): TemplateResult {
    const { services } = councilOf(this.session.councils, this.council);
    return checkboxes(
      {
        ...this.#at('services', t('keys.services')),
        value: this.draft.services,
        onInput: (chosen) => this.#change({ services: [...chosen] }),
      },
      services.filter(({ alerts }) => alerts).map(({ id, name }) => ({ value: id, label: name })),
    );
  }

  #at(key: keyof Draft, label: string, hint?: string) {
    const id = `key-${key}`;
    return { id, label, hint, error: errorOf(this.errors, id) };
  }

  #change(change: Partial<Draft>): void {
    this.draft = { ...this.draft, ...change };
    unsaved(this.session, this.council, 'keys', true);
  }

  #lacks(): readonly FormError[] {
    const { name, purpose, partner, services } = this.draft;
    const lack = (field: string, sentence: string): FormError => ({ field, sentence });
    return [
      ...calledLack(name, 'key-name', t('keys.nameMissing')),
      ...(purpose === null ? [lack('key-purpose', t('keys.purposeMissing'))] : []),
      ...(purpose === 'cap' && partner === null
        ? [lack('key-partner', t('keys.partnerMissing'))]
        : []),
      ...(purpose === 'service' && services.length === 0
        ? [lack('key-services', t('keys.servicesMissing'))]
        : []),
    ];
  }

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    this.errors = this.#lacks();
    const { name, purpose, partner, services } = this.draft;
    if (this.errors.length > 0 || purpose === null) return this.focusOn('.error-summary');
    const isCap = purpose === 'cap';
    const body = {
      ...{ name: seenName(name), purpose },
      ...{ partner: isCap ? partner : null, services: isCap ? [] : services },
    };
    this.busy = true;
    try {
      const { council } = this;
      if (this.#wasLost && (await this.#isMade(body.name))) return await this.#tellMade(body.name);
      this.dispatchEvent(
        new KeyMadeEvent(await this.session.api.call('deskNewKey', { council }, body)),
      );
    } catch (thrown) {
      const { code, message } = asRefusal(thrown);
      this.#wasLost ||= code === 'unreachable';
      const lost = code === 'unreachable' ? ` ${t('keys.maybeMade', { name: body.name })}` : '';
      this.errors = [{ sentence: `${message}${lost}` }];
      await this.focusOn('.error-summary');
    } finally {
      this.busy = false;
    }
  };

  /** Whether a key called `name` was made since the form was opened. */
  async #isMade(name: string): Promise<boolean> {
    const keys = await this.session.api.call('deskKeys', { council: this.council });
    return keys.some((key) => key.name === name && !this.known.includes(key.id));
  }

  /** It makes no second one of that name: the first is in the list, to be taken back. */
  async #tellMade(name: string): Promise<void> {
    this.errors = [{ sentence: t('keys.wasMade', { name }) }];
    await this.focusOn('.error-summary');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-key-form': DeskKeyForm;
  }
}
