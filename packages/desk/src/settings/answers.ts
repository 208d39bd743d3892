import type { AnswerView } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { councilOf } from '../councils/councils.js';
import { asRefusal } from '../link/refusal.js';
import type { Session } from '../session.js';
import { t } from '../text/people.js';
import { announce } from '../ui/announce.js';
import { textField } from '../ui/field.js';
import { View } from '../ui/view.js';
import type { AnswerSavedEvent } from './answer-form.js';
import { answersTable, inOrder, matching, type AnswerAct } from './answer-list.js';
import { listProblem, sureDialog } from './list-parts.js';
import { unsaved } from './unsaved.js';
import './answer-form.js';
import './answer-review.js';

/** What is being done, and with which answer; null: a new one. */
interface Doing {
  readonly what: AnswerAct | 'write';
  readonly answer: AnswerView | null;
}

/** A council's prepared answers (D4): to find, write, change, review and delete. */
@customElement('desk-settings-answers')
export class DeskSettingsAnswers extends View {
  @property({ attribute: false }) session!: Session;
  @property() council = '';
  @state() private answers: readonly AnswerView[] | undefined;
  @state() private search = '';
  @state() private problem = '';
  @state() private doing: Doing | undefined;
  @state() private busy = false;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('council')) return;
    this.answers = undefined;
    this.doing = undefined;
    void this.#load();
  }

  override disconnectedCallback(): void {
    unsaved(this.session, this.council, 'answers', false);
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const { doing } = this;
    if (doing?.what === 'write' || doing?.what === 'change')
      return html`<desk-answer-form
        .session=${this.session}
        .council=${this.council}
        .answer=${doing.answer}
        @bellman-answer-saved=${this.#saved}
        @bellman-cancel=${this.#close}
      ></desk-answer-form>`;
    return html`<p>${t('prepared.about')}</p>
      <div class="buttons">
        <button
          class="button"
          id="write-answer"
          @click=${() => (this.doing = { what: 'write', answer: null })}
        >
          ${t('prepared.add')}
        </button>
      </div>
      ${doing ? nothing : listProblem(this.problem, () => void this.#load())} ${this.#list()}
      ${doing?.answer ? this.#asked(doing.what, doing.answer) : nothing}`;
  }

  #list(): TemplateResult {
    const { answers } = this;
    if (answers === undefined)
      return this.problem ? html`` : html`<p class="quiet">${t('desk.loading')}</p>`;
    const council = councilOf(this.session.councils, this.council);
    const found = matching(inOrder(answers), this.search, council);
    const due = found.filter(({ stale }) => stale).length;
    return html`${textField({
      id: 'answers-search',
      label: t('prepared.search'),
      value: this.search,
      onInput: (search) => (this.search = search),
    })}
      <p role="status">
        ${t('prepared.found', { n: found.length })}.
        ${found.length === 0 ? nothing : t('prepared.dueToo', { n: due })}
      </p>
      ${
        found.length === 0
          ? nothing
          : answersTable(found, council, (what, answer) => {
              this.problem = '';
              this.doing = { what, answer };
            })
      }`;
  }

  #asked(what: Doing['what'], answer: AnswerView): TemplateResult {
    if (what === 'reviewed')
      return html`<desk-answer-review
        .session=${this.session}
        .council=${this.council}
        .answer=${answer}
        @bellman-answer-saved=${this.#saved}
        @bellman-cancel=${this.#close}
      ></desk-answer-review>`;
    const { shortName: council } = councilOf(this.session.councils, this.council);
    return sureDialog({
      ...{ busy: this.busy, problem: this.problem, onNo: this.#close },
      heading: t('prepared.deleteTitle', { title: answer.texts.en.title }),
      yes: t('prepared.deleteYes'),
      body: t('prepared.deleteBody', { council }),
      onYes: () => this.#delete(answer),
    });
  }

  async #load(): Promise<void> {
    const { council } = this;
    this.problem = '';
    try {
      const answers = await this.session.api.call('deskAnswers', { council });
      if (council === this.council) this.answers = answers;
    } catch (thrown) {
      this.problem = asRefusal(thrown).message;
    }
  }

  /** Back to the list, at what was pressed. */
  async #leave(): Promise<void> {
    const { doing } = this;
    this.doing = undefined;
    this.problem = '';
    unsaved(this.session, this.council, 'answers', false);
    await this.updateComplete;
    const pressed = doing?.answer ? `[id="${doing.what}-${doing.answer.id}"]` : '';
    ((pressed && this.find(pressed)) || this.find('#write-answer'))?.focus();
  }

  readonly #close = (): void => void this.#leave();

  readonly #saved = async ({ answer }: AnswerSavedEvent): Promise<void> => {
    this.answers = [...(this.answers ?? []).filter(({ id }) => id !== answer.id), answer];
    announce(t('prepared.saved', { title: answer.texts.en.title }));
    await this.#leave();
  };

  async #delete({ id, texts }: AnswerView): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.problem = '';
    try {
      await this.session.api.call('deskDropAnswer', { council: this.council, id });
      this.answers = this.answers?.filter((each) => each.id !== id);
      announce(t('prepared.deleted', { title: texts.en.title }));
      await this.#leave();
    } catch (thrown) {
      this.problem = asRefusal(thrown).message;
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-settings-answers': DeskSettingsAnswers;
  }
}
