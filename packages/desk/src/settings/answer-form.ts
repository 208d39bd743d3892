import type { AnswerView, CouncilView } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { councilOf } from '../councils/councils.js';
import { asRefusal } from '../link/refusal.js';
import type { Session } from '../session.js';
import { t } from '../text/people.js';
import { errorOf, errorSummary, type FormError } from '../ui/error-summary.js';
import { textArea, textField, type Field } from '../ui/field.js';
import { selectField } from '../ui/select.js';
import { View } from '../ui/view.js';
import { bodyOf, draftOf, errorOfRefusal, errorsIn, type PreparedDraft } from './answer-draft.js';
import { exampleValues, holesTable, preview } from './answer-holes.js';
import { unsaved } from './unsaved.js';

/** Fired with the answer as the relay has it now. */
export class AnswerSavedEvent extends Event {
  constructor(readonly answer: AnswerView) {
    super('bellman-answer-saved');
  }
}

/** A prepared answer, to write or to change. Fires `bellman-cancel` when it is given up. */
@customElement('desk-answer-form')
export class DeskAnswerForm extends View {
  @property({ attribute: false }) session!: Session;
  @property() council = '';
  /** Null: a new one. */
  @property({ attribute: false }) answer: AnswerView | null = null;
  @state() private draft!: PreparedDraft;
  @state() private errors: readonly FormError[] = [];
  @state() private busy = false;
  /** The owner works here no more: whoever saves becomes it. */
  #ownerless = false;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('answer')) this.draft = draftOf(this.answer, this.session.clock.now());
  }

  override firstUpdated(): void {
    this.find('h2')?.focus();
  }

  override render(): TemplateResult {
    const { answer } = this;
    const council = councilOf(this.session.councils, this.council);
    const owner = answer?.owner.name ?? this.session.me.name;
    return html`<h2 tabindex="-1">
        ${answer ? t('prepared.changeTitle', { title: answer.texts.en.title }) : t('prepared.addTitle')}
      </h2>
      ${errorSummary(this.errors)}
      <form class="people-form" @submit=${this.#save} novalidate>
        ${selectField(this.#field('service', t('prepared.service')), [
          { value: '', label: t('prepared.any') },
          ...council.services
            .filter(({ chat }) => chat)
            .map(({ id, name }) => ({ value: id, label: name })),
        ])}
        ${this.#texts(council)} ${holesTable(council)} ${this.#preview(council)}
        ${textField(
          this.#field('reviewOn', t('prepared.reviewOn'), t('prepared.reviewHint', { owner })),
          { type: 'date', narrow: true },
        )}
        <div class="buttons">
          <button class="button" aria-disabled=${this.busy ? 'true' : nothing}>
            ${t(this.busy ? 'prepared.saving' : 'prepared.save')}
          </button>
          <button class="button button--quiet" type="button" @click=${this.#cancel}>
            ${t('prepared.cancel')}
          </button>
        </div>
      </form>`;
  }

  /** The languages side by side, as long as the council has both or the answer still has Welsh. */
  #texts({ languages }: CouncilView): TemplateResult {
    const both = languages.includes('cy') || this.answer?.texts.cy !== undefined;
    return html`<div class=${both ? 'prepared-pair' : ''}>
      <div>
        ${textField(this.#field('titleEn', t('prepared.titleEn')), { lang: 'en' })}
        ${textArea(this.#field('bodyEn', t('prepared.bodyEn')), { rows: 8, lang: 'en' })}
      </div>
      ${
        both
          ? html`<div>
              ${textField(this.#field('titleCy', t('prepared.titleCy')), { lang: 'cy' })}
              ${textArea(this.#field('bodyCy', t('prepared.bodyCy'), t('prepared.cyHint')), {
                rows: 8,
                lang: 'cy',
              })}
            </div>`
          : nothing
      }
    </div>`;
  }

  #preview(council: CouncilView): TemplateResult {
    const { bodyEn, bodyCy, service } = this.draft;
    const values = exampleValues(council, this.session.me.name, service);
    return html`<section aria-labelledby="prepared-preview">
      <h3 id="prepared-preview">${t('prepared.preview')}</h3>
      <p class="quiet">${t('prepared.previewLead')}</p>
      <div class=${bodyCy.trim() === '' ? '' : 'prepared-pair'}>
        ${preview(bodyEn, values, 'en')}
        ${bodyCy.trim() === '' ? nothing : preview(bodyCy, values, 'cy')}
      </div>
    </section>`;
  }

  #field(key: keyof PreparedDraft, label: string, hint?: string): Field {
    const id = `answer-${key}`;
    return {
      id,
      label,
      hint,
      error: errorOf(this.errors, id),
      value: this.draft[key],
      onInput: (value) => {
        this.draft = { ...this.draft, [key]: value };
        unsaved(this.session, this.council, 'answers', true);
      },
    };
  }

  readonly #cancel = (): void => {
    this.dispatchEvent(new Event('bellman-cancel'));
  };

  readonly #save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    this.errors = errorsIn(this.draft, this.session.clock.now());
    if (this.errors.length > 0) return this.focusOn('.error-summary');
    this.busy = true;
    try {
      this.dispatchEvent(new AnswerSavedEvent(await this.#send()));
    } catch (thrown) {
      this.errors = [this.#errorOf(thrown)];
      await this.focusOn('.error-summary');
    } finally {
      this.busy = false;
    }
  };

  #send(): Promise<AnswerView> {
    const { answer, council, draft } = this;
    const { api } = this.session;
    const body = bodyOf(draft, this.#ownerless ? undefined : answer?.owner.id);
    return answer
      ? api.call('deskEditAnswer', { council, id: answer.id }, body)
      : api.call('deskNewAnswer', { council }, body);
  }

  #errorOf(thrown: unknown): FormError {
    const refusal = asRefusal(thrown);
    if (refusal.code !== 'staff-unknown' || !this.answer) return errorOfRefusal(refusal);
    this.#ownerless = true;
    const { shortName: council } = councilOf(this.session.councils, this.council);
    return { sentence: t('prepared.ownerGone', { owner: this.answer.owner.name, council }) };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-answer-form': DeskAnswerForm;
  }
}
