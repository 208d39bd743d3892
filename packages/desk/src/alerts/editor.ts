import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { councilOf } from '../councils/councils.js';
import { goTo, hashOf, type Place, type Question } from '../ground/address.js';
import { asRefusal } from '../link/refusal.js';
import { councilsFor } from '../people/acts.js';
import type { Session } from '../session.js';
import { t } from '../text/alerts.js';
import { announce } from '../ui/announce.js';
import { errorSummary, type FormError } from '../ui/error-summary.js';
import { Watch } from '../ui/model.js';
import { setTitle, setTitleWithErrors } from '../ui/title.js';
import { View } from '../ui/view.js';
import { ask } from './ask.js';
import { closedNote, WhileOpen } from './closed.js';
import { conflict } from './conflict.js';
import { Drafting, type AlertName } from './drafting.js';
import { fromDraft } from './form.js';
import { askedOf } from './lacking.js';
import { drillMark, versionNote } from './marks.js';
import type { QuestionContext } from './question.js';
import { errorsIn } from './rules.js';
import { overtakes } from './overtakes.js';
import type { UseTemplate } from './templates.js';
import { whichCouncil } from './which-council.js';
import type { WorkingCopy } from './working-copy.js';
import './keep-template.js';
import './start-over.js';
import './templates.js';

/** One question a screen: what, where, when, check; saves as one goes. */
@customElement('desk-alert-editor')
export class DeskAlertEditor extends View {
  @property({ attribute: false }) session!: Session;
  /** The draft; null while a new alert is none yet. */
  @property({ attribute: false }) alert: AlertName | null = null;
  @property() question: Question = 'what';
  @state() private drafting: Drafting | undefined;
  @state() private errors: readonly FormError[] = [];
  @state() private busy = false;
  @state() private changedByOthers = false;

  constructor() {
    super();
    new Watch(this, () => this.drafting);
    new WhileOpen(
      this,
      () => this.session,
      () => this.drafting,
    );
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const drafting = (this.drafting ??= new Drafting(this.session));
    if (changed.has('question') || changed.has('alert')) {
      this.errors = [];
      this.changedByOthers = false;
      setTitle(t(`form.question.${this.question}`));
    }
    if (changed.has('alert')) void this.#attempt(() => drafting.open(this.alert));
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.get('question') !== undefined) this.find('h1')?.focus();
  }

  override render(): TemplateResult {
    const { question } = this;
    const copy = this.drafting?.copy;
    const drill = copy?.form.exercise ?? false;
    return html`<div class="page ${question === 'when' ? 'page--narrow' : ''} ${drill ? 'page--drill' : ''}">
      <a class="back" href=${hashOf(this.#before())}>${t('desk.back')}</a>
      ${drillMark(drill)}
      ${errorSummary(this.errors)}
      ${this.changedByOthers ? conflict(copy?.form, this.drafting?.theirs, { takeTheirs: this.#takeTheirs, keepMine: this.#keepMine }) : nothing}
      <p class="quiet">
        ${
          question === 'check'
            ? t('form.stepCheck')
            : t('form.step', { n: this.#asked.indexOf(question) + 1, all: this.#asked.length - 1 })
        }
      </p>
      <h1 tabindex="-1">${t(`form.question.${question}`)}</h1>
      ${copy ? html`${versionNote(copy.form.type)} ${this.#templates(copy)}` : nothing}
      ${this.#body(copy)}
    </div>`;
  }

  #body(copy: WorkingCopy | undefined): TemplateResult {
    if (!copy) return html`<p class="quiet">${t('desk.loading')}</p>`;
    const closed = this.drafting?.closed;
    return closed ? closedNote(closed, copy.dirty, this.busy, this.#withdraw) : this.#form(copy);
  }

  readonly #withdraw = (): Promise<void> =>
    this.#attempt(async () => {
      await this.drafting?.withdraw();
      await this.focusOn('h1');
    });

  #form(copy: WorkingCopy): TemplateResult {
    const context: QuestionContext = {
      form: copy.form,
      council: councilOf(this.session.councils, copy.council),
      alert: copy.id,
      partners: this.drafting?.partners ?? [],
      proposer: this.drafting?.proposer ?? null,
      errors: this.errors,
      change: (change) => this.drafting?.change(change),
    };
    const words =
      this.question === 'check'
        ? t(this.busy ? 'check.submitting' : 'check.submit')
        : t(this.busy ? 'form.saving' : 'form.continue');
    return html`<form @submit=${this.#submit} novalidate>
      ${whichCouncil(
        copy,
        this.question,
        this.session,
        this.errors,
        (id) => void this.#attempt(async () => this.drafting?.moveTo(id)),
      )} ${keyed(
        this.question,
        ask(this.question, context, this.drafting?.areas ?? [], this.session),
      )}
      <div class="buttons">
        <button class="button" aria-disabled=${this.busy ? 'true' : nothing}>${words}</button>
      </div>
    </form>
    ${this.question === 'check' ? this.#keep(copy) : nothing}`;
  }

  get #asked(): readonly Question[] {
    return askedOf(this.drafting?.copy?.form.type);
  }

  /** What a new alert begins with: a template, or nothing at all. */
  #templates(copy: WorkingCopy): TemplateResult | typeof nothing {
    if (copy.id !== null || this.question !== 'what') return nothing;
    return html`<desk-templates
      .api=${this.session.api}
      .council=${copy.council}
      .manages=${councilsFor(this.session.me, 'alert.write').includes(copy.council)}
      .written=${copy.dirty}
      @bellman-use-template=${this.#useTemplate}
    ></desk-templates>
    <desk-start-over .written=${copy.dirty} @bellman-start-again=${this.#startAgain}></desk-start-over>`;
  }

  #keep({ council, form }: WorkingCopy): TemplateResult | typeof nothing {
    const { api, me } = this.session;
    if (form.type !== 'alert' || !councilsFor(me, 'alert.write').includes(council)) return nothing;
    return html`<desk-keep-template .api=${api} .council=${council} .form=${form}></desk-keep-template>`;
  }

  readonly #useTemplate = ({ template: { draft, name } }: UseTemplate): void => {
    this.drafting?.beginFrom(fromDraft(draft));
    announce(t('template.used', { name }));
    this.find('h1')?.focus();
  };

  /** Where "Back" leads. */
  #before(): Place {
    const before = this.#asked[this.#asked.indexOf(this.question) - 1];
    if (!this.alert) return { view: 'alerts' };
    return before
      ? { view: 'edit-alert', ...this.alert, question: before }
      : { view: 'alert', ...this.alert };
  }

  readonly #startAgain = (): void => {
    this.drafting?.startAgain();
    this.errors = [];
    this.find('h1')?.focus();
  };

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { drafting } = this;
    if (!drafting?.copy || this.busy) return;
    const { languages } = councilOf(this.session.councils, drafting.copy.council);
    const errors = errorsIn(drafting.copy.form, this.question, this.session.clock.now(), languages);
    if (errors.length > 0) return this.#refuse(errors);
    await this.#attempt(async () => {
      await drafting.save();
      await this.#goOn(drafting);
    });
  };

  readonly #keepMine = (): Promise<void> =>
    this.#attempt(async () => {
      if (!this.drafting) return;
      await this.drafting.saveOver();
      await this.#goOn(this.drafting);
    });

  readonly #takeTheirs = (): Promise<void> =>
    this.#attempt(async () => {
      await this.drafting?.takeTheirs();
      this.changedByOthers = false;
      await this.focusOn('h1');
    });

  /** After saving: the next question, or into the hands of an approver. */
  async #goOn(drafting: Drafting): Promise<void> {
    const { name } = drafting;
    if (!name) return;
    const next = this.#asked[this.#asked.indexOf(this.question) + 1];
    if (next) {
      // The way back leads to the draft's first question, not to a new alert.
      if (!this.alert)
        history.replaceState(null, '', hashOf({ view: 'edit-alert', ...name, question: 'what' }));
      goTo({ view: 'edit-alert', ...name, question: next });
      return;
    }
    await drafting.submit();
    announce(t('alert.submittedSay'));
    goTo({ view: 'alert', ...name });
  }

  async #attempt(what: () => Promise<void>): Promise<void> {
    this.busy = true;
    try {
      await what();
    } catch (thrown) {
      const refusal = asRefusal(thrown);
      const isMoved = overtakes.includes(refusal.code);
      if (isMoved) await this.drafting?.lookAtTheirs();
      // Why it cannot be written on now stands in place of the question.
      if (isMoved && this.drafting?.closed) return;
      this.changedByOthers = refusal.code === 'alert-changed';
      await this.#refuse(this.changedByOthers ? [] : [{ sentence: refusal.message }]);
    } finally {
      this.busy = false;
    }
  }

  async #refuse(errors: readonly FormError[]): Promise<void> {
    this.errors = errors;
    if (errors.length > 0) setTitleWithErrors(t(`form.question.${this.question}`));
    await this.focusOn('.error-summary');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-alert-editor': DeskAlertEditor;
  }
}
