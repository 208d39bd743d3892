import type { KeyView, NewKeyAnswer, PartnerView } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { councilOf, serviceName } from '../councils/councils.js';
import { moment } from '../ground/times.js';
import { asRefusal } from '../link/refusal.js';
import type { Session } from '../session.js';
import { t } from '../text/alerting.js';
import { listed } from '../text/text.js';
import { announce } from '../ui/announce.js';
import { table } from '../ui/table.js';
import { View } from '../ui/view.js';
import type { KeyMadeEvent } from './key-form.js';
import { listProblem, sureDialog, takeAway } from './list-parts.js';
import { shownOnce, unsaved } from './unsaved.js';
import './key-form.js';
import './new-key.js';

/** Programs' keys (A10, A12): to make, and to take back. A key itself is shown once. */
@customElement('desk-settings-keys')
export class DeskSettingsKeys extends View {
  @property({ attribute: false }) session!: Session;
  @property() council = '';
  @state() private keys: readonly KeyView[] | undefined;
  @state() private partners: readonly PartnerView[] = [];
  @state() private problem = '';
  @state() private making = false;
  @state() private made: NewKeyAnswer | undefined;
  @state() private dropping: KeyView | undefined;
  @state() private busy = false;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('council')) return;
    this.keys = undefined;
    this.making = false;
    this.made = undefined;
    this.dropping = undefined;
    void this.#load();
  }

  override disconnectedCallback(): void {
    this.#shut();
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const { made, keys } = this;
    if (made) return html`<desk-new-key .made=${made} @bellman-done=${this.#done}></desk-new-key>`;
    if (this.making)
      return html`<desk-key-form
        .session=${this.session}
        .council=${this.council}
        .partners=${this.partners}
        .known=${(this.keys ?? []).map(({ id }) => id)}
        @bellman-key-made=${this.#keep}
        @bellman-cancel=${this.#giveUp}
      ></desk-key-form>`;
    const { shortName: council } = councilOf(this.session.councils, this.council);
    return html`<p>${t('keys.about', { council })}</p>
      ${this.dropping ? nothing : listProblem(this.problem, () => void this.#load())}
      ${
        keys === undefined
          ? html`<p class="quiet">${this.problem ? nothing : t('desk.loading')}</p>`
          : html`<div class="buttons">
                <button class="button" id="key-add" @click=${() => (this.making = true)}>
                  ${t('keys.add')}
                </button>
              </div>
              ${keys.length === 0 ? html`<p>${t('keys.none')}</p>` : this.#table(council, keys)}`
      }
      ${this.dropping ? this.#sure(this.dropping) : nothing}`;
  }

  #table(council: string, keys: readonly KeyView[]): TemplateResult {
    return table(
      t('keys.caption', { council }),
      [t('keys.name'), t('keys.purpose'), t('keys.made'), t('keys.used'), t('keys.act')],
      keys.map((key) => ({
        key: key.id,
        head: html`<strong>${key.name}</strong>`,
        cells: [
          this.#use(key),
          moment(key.createdAt),
          key.lastUsedAt === null ? t('keys.never') : moment(key.lastUsedAt),
          html`<button
            class="button button--quiet button--small"
            id="key-drop-${key.id}"
            aria-label=${t('keys.dropOf', { name: key.name })}
            @click=${() => {
              this.problem = '';
              this.dropping = key;
            }}
          >
            ${t('keys.drop')}
          </button>`,
        ],
      })),
    );
  }

  #use({ purpose, partner, services }: KeyView): string {
    const council = councilOf(this.session.councils, this.council);
    if (purpose === 'service')
      return t('keys.for.service', {
        services: listed(services.map((id) => serviceName(council, id))),
      });
    const name = this.partners.find(({ id }) => id === partner)?.name ?? '';
    return t('keys.for.cap', { partner: name });
  }

  #sure({ id, name }: KeyView): TemplateResult {
    return sureDialog({
      ...{ busy: this.busy, problem: this.problem, onYes: this.#drop },
      heading: t('keys.dropTitle', { name }),
      yes: t('keys.dropYes'),
      body: t('keys.dropBody'),
      onNo: async () => {
        this.dropping = undefined;
        this.problem = '';
        await this.focusOn(`[id="key-drop-${id}"]`);
      },
    });
  }

  async #load(): Promise<void> {
    const { council, session } = this;
    this.problem = '';
    try {
      const [keys, partners] = await Promise.all([
        session.api.call('deskKeys', { council }),
        session.api.call('deskPartners', { council }),
      ]);
      if (council !== this.council) return;
      this.keys = keys;
      this.partners = partners;
    } catch (thrown) {
      this.problem = asRefusal(thrown).message;
    }
  }

  readonly #keep = ({ made }: KeyMadeEvent): void => {
    this.keys = [...(this.keys ?? []), made.view];
    this.making = false;
    this.made = made;
    // Whoever leaves before they have copied it has lost it: they are asked.
    shownOnce(this.session, this.council, 'keys');
  };

  /** The key is told no more: it is in no page, and in nothing that is kept. */
  readonly #done = async (): Promise<void> => {
    this.made = undefined;
    unsaved(this.session, this.council, 'keys', false);
    await this.focusOn('#key-add');
  };

  /** Shuts the form; what was in it is made or given up. */
  #shut(): void {
    this.making = false;
    unsaved(this.session, this.council, 'keys', false);
  }

  readonly #giveUp = async (): Promise<void> => {
    this.#shut();
    // One may have been made, and its answer lost: then it stands in the list.
    await this.#load();
    await this.focusOn('#key-add');
  };

  readonly #drop = async (): Promise<void> => {
    const { dropping, council } = this;
    if (!dropping || this.busy) return;
    this.busy = true;
    this.problem = '';
    try {
      await takeAway(() => this.session.api.call('deskDropKey', { council, id: dropping.id }));
      this.keys = this.keys?.filter(({ id }) => id !== dropping.id);
      this.dropping = undefined;
      announce(t('keys.dropped', { name: dropping.name }));
      await this.focusOn('#key-add');
    } catch (thrown) {
      this.problem = asRefusal(thrown).message;
    } finally {
      this.busy = false;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-settings-keys': DeskSettingsKeys;
  }
}
