import type { DeskSettings } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { councilOf } from '../councils/councils.js';
import type { SettingsPage as PageName } from '../ground/address.js';
import { asRefusal } from '../link/refusal.js';
import type { Session } from '../session.js';
import { s } from '../text/settings.js';
import { t } from '../text/text.js';
import { announce } from '../ui/announce.js';
import { errorSummary, type FormError } from '../ui/error-summary.js';
import { Watch } from '../ui/model.js';
import { setTitleWithErrors } from '../ui/title.js';
import { View } from '../ui/view.js';
import { differences } from './differences.js';
import { fieldId } from './fields.js';
import { savingOf, type FieldProblem, type Saving } from './saving.js';

/**
 * A page of settings that are changed here and saved by a button. A page gives its fields and its
 * own checks; loading, saving, errors and what others saved meanwhile are the same for all.
 */
export abstract class SettingsPage extends View {
  @property({ attribute: false }) session!: Session;
  @property() council = '';
  @state() protected problem = '';
  /** Which page it is: its working copy is kept under this name. */
  protected abstract readonly page: PageName;
  protected saving!: Saving;

  constructor() {
    super();
    new Watch(this, () => this.saving);
  }

  /** The page's fields, from the working copy. */
  protected abstract fields(settings: DeskSettings): TemplateResult;

  /** What stands beside the form, such as a dialog: a form of its own must not lie in another. */
  protected beside(): TemplateResult | typeof nothing {
    return nothing;
  }

  /** The working copy as it is to be saved: trimmed, with what a page makes only now. */
  protected tidy(settings: DeskSettings): DeskSettings {
    return settings;
  }

  /** What the page itself finds wrong before anything is sent. */
  protected check(_settings: DeskSettings): readonly FieldProblem[] {
    return [];
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('council') && !changed.has('session')) return;
    this.saving = savingOf(this.session, this.council, this.page);
    this.problem = '';
    void this.#load();
  }

  override render(): TemplateResult {
    const { saving } = this;
    const { settings } = saving;
    if (settings === null)
      return html`<div role="alert">
        ${
          this.problem
            ? html`<p class="problem">${this.problem}</p>
              <button class="button button--small" @click=${() => this.#load()}>
                ${t('desk.tryAgain')}
              </button>`
            : nothing
        }
      </div>
      ${this.problem ? nothing : html`<p class="quiet">${t('desk.loading')}</p>`}`;
    return html`${errorSummary(saving.problems.map((problem) => this.#formError(problem)))}
      ${differences(saving.differences, settings, () => this.#undo())}
      <div role="alert">
        ${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}
      </div>
      <form class="settings__form" @submit=${this.#submit} novalidate>
        ${this.fields(settings)}
        <div class="settings__save">
          <button class="button" aria-disabled=${saving.busy ? 'true' : nothing}>
            ${s(saving.busy ? 'settings.saving' : 'settings.save')}
          </button>
          ${
            saving.dirty
              ? html`<button class="button button--quiet" type="button" @click=${() => this.#undo()}>
                  ${s('settings.undo')}
                </button>
                <p>${s('settings.unsaved')}</p>`
              : nothing
          }
        </div>
      </form>
      ${this.beside()}`;
  }

  /** Led to the field itself, or to the nearest thing around it that is on the page. */
  #formError({ path, sentence }: FieldProblem): FormError {
    const steps = path === '' ? [] : path.split('.');
    for (let n = steps.length; n > 0; n -= 1) {
      const field = fieldId(steps.slice(0, n).join('.'));
      if (this.find(`[id="${field}"]`)) return { field, sentence };
    }
    return { sentence };
  }

  async #load(): Promise<void> {
    this.problem = '';
    try {
      await this.saving.load();
    } catch (thrown) {
      this.problem = asRefusal(thrown).message;
    }
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { saving } = this;
    if (saving.settings === null || saving.busy) return;
    this.problem = '';
    saving.change(this.tidy(saving.settings));
    const problems = this.check(saving.settings);
    saving.refuse(problems);
    if (problems.length > 0) return this.#showErrors();
    if (!saving.dirty) return announce(s('settings.same'));
    try {
      const saved = await saving.save();
      if (saved === 'saved') {
        announce(s('settings.saved'));
        this.dispatchEvent(new CustomEvent('bellman-settings-saved', { bubbles: true }));
        await this.focusOn('.settings__save .button');
      } else await this.#showErrors();
    } catch (thrown) {
      this.problem = asRefusal(thrown).message;
    }
  };

  async #showErrors(): Promise<void> {
    setTitleWithErrors(
      `${s(`page.${this.page}`)}, ${councilOf(this.session.councils, this.council).shortName}`,
    );
    // What a page only now brings on screen can be led to once it is there.
    await this.updateComplete;
    this.requestUpdate();
    await this.focusOn('.error-summary');
  }

  #undo(): void {
    this.saving.discard();
    announce(s('settings.undone'));
    void this.focusOn('.settings__save .button');
  }
}
