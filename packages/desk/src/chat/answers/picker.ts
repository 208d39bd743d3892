import type { AnswerView, StaffConversation } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { councilOf, serviceName } from '../../councils/councils.js';
import { asRefusal } from '../../link/refusal.js';
import type { Session } from '../../session.js';
import { t } from '../../text/text.js';
import { View } from '../../ui/view.js';
import { searchAnswers, type Found } from './search.js';

/** Fired with the answer that was chosen. */
export class PickedEvent extends Event {
  constructor(readonly found: Found) {
    super('bellman-picked');
  }
}

/**
 * Searches a council's prepared answers: a combobox whose list follows what is typed (ARIA
 * Authoring Practices, editable combobox with list autocomplete). The focus stays in the box.
 * Fires `bellman-picked`, and `bellman-cancel` for Escape or the button.
 */
@customElement('desk-answer-picker')
export class DeskAnswerPicker extends View {
  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) chat!: StaffConversation;
  @state() private answers: readonly AnswerView[] | null = null;
  @state() private query = '';
  @state() private active = 0;
  @state() private problem = '';

  override firstUpdated(): void {
    this.find('input')?.focus();
    void this.#load();
  }

  override updated(changed: PropertyValues<this>): void {
    if ((changed as Map<string, unknown>).has('active'))
      this.find('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  async #load(): Promise<void> {
    try {
      this.answers = await this.session.prepared.of(this.chat.council);
    } catch (thrown) {
      this.problem = asRefusal(thrown).message;
    }
  }

  get #found(): readonly Found[] {
    return searchAnswers(this.answers ?? [], this.query, this.chat);
  }

  override render(): TemplateResult {
    const found = this.#found;
    const active = found[this.active];
    return html`<div class="answers">
      <label class="field__label" for="answer-search">${t('answers.search')}</label>
      <p class="field__hint" id="answer-hint">${t('answers.hint')}</p>
      <div class="answers__row">
        <input
          class="input"
          id="answer-search"
          type="text"
          role="combobox"
          autocomplete="off"
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-expanded=${found.length > 0}
          aria-controls="answer-list"
          aria-activedescendant=${active ? `answer-${active.answer.id}` : nothing}
          aria-describedby="answer-hint"
          .value=${this.query}
          @input=${this.#typed}
          @keydown=${this.#key}
        />
        <button class="button button--quiet button--small" type="button" @click=${this.#cancel}>
          ${t('answers.close')}
        </button>
      </div>
      <div role="alert">
        ${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}
      </div>
      <p class="quiet" role="status">${this.#said(found.length)}</p>
      <ul
        class="answers__list"
        id="answer-list"
        role="listbox"
        aria-label=${t('answers.list')}
        ?hidden=${found.length === 0}
      >
        ${repeat(
          found,
          ({ answer }) => answer.id,
          (one, at) => this.#option(one, at === this.active),
        )}
      </ul>
    </div>`;
  }

  #said(found: number): string {
    if (this.answers === null) return this.problem ? '' : t('answers.loading');
    if (this.answers.length === 0) return t('answers.noneYet');
    return found === 0 ? t('answers.none') : t('answers.found', { n: found });
  }

  #option(found: Found, isActive: boolean): TemplateResult {
    const { answer, language, title, body } = found;
    const council = councilOf(this.session.councils, this.chat.council);
    const about = answer.service === null ? t('answers.any') : serviceName(council, answer.service);
    // The box keeps the focus: an option only says that it was chosen.
    return html`<li
      class="answers__option"
      id="answer-${answer.id}"
      role="option"
      aria-selected=${isActive}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${() => this.dispatchEvent(new PickedEvent(found))}
    >
      <strong lang=${language}>${title}</strong>
      ${answer.stale ? html`<span class="tag tag--stopped">${t('answers.stale')}</span>` : nothing}
      <span class="quiet">
        ${about}${language === this.chat.language ? nothing : `, ${t(`chat.language.${language}`)}`}
      </span>
      <span class="answers__body" lang=${language}>${body}</span>
    </li>`;
  }

  readonly #typed = (event: Event): void => {
    this.query = (event.target as HTMLInputElement).value;
    this.active = 0;
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.isComposing || event.keyCode === 229) return;
    const { length } = this.#found;
    if (event.key === 'ArrowDown' && length > 0) this.active = (this.active + 1) % length;
    else if (event.key === 'ArrowUp' && length > 0)
      this.active = (this.active + length - 1) % length;
    else if (event.key === 'Enter') this.#pick();
    else if (event.key === 'Escape') this.#cancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #pick(): void {
    const found = this.#found[this.active];
    if (found) this.dispatchEvent(new PickedEvent(found));
  }

  readonly #cancel = (): void => void this.dispatchEvent(new Event('bellman-cancel'));
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-answer-picker': DeskAnswerPicker;
  }
}
