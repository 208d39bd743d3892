import type { AlertPreview, Language } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { Api } from '../link/api.js';
import { asRefusal } from '../link/refusal.js';
import { t } from '../text/alerts.js';
import { View } from '../ui/view.js';
import { draftOf } from './form.js';
import { lockScreens } from './lock-screens.js';
import type { QuestionContext } from './question.js';

/**
 * How the alert will look, as the relay makes it: lock screens, page and e-mail in each of its
 * languages, with hints on plainer words.
 */
@customElement('desk-previews')
export class DeskPreviews extends View {
  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) context!: Pick<QuestionContext, 'form' | 'council'>;
  /** Whether hints are given: to whoever can still change its words. */
  @property({ type: Boolean }) advises = true;
  @state() private preview: AlertPreview | undefined;
  @state() private problem = '';
  #asked = '';

  override willUpdate(): void {
    const draft = draftOf(this.context.form);
    const key = JSON.stringify(draft);
    if (!draft || key === this.#asked) return;
    this.#asked = key;
    void this.#ask(draft, key);
  }

  override render(): TemplateResult {
    const { preview } = this;
    return html`${this.#hints()}
      <h2>${t('check.previews')}</h2>
      <div role="alert">
        ${this.problem === '' ? nothing : html`<p class="problem">${this.problem}</p>`}
      </div>
      ${
        preview
          ? preview.languages.map((language) => this.#in(language, preview))
          : this.problem === ''
            ? html`<p class="quiet">${t('preview.loading')}</p>`
            : nothing
      }`;
  }

  #hints(): TemplateResult | typeof nothing {
    const hints = this.preview?.hints ?? [];
    if (hints.length === 0 || !this.advises) return nothing;
    return html`<section class="hints" aria-labelledby="hints">
      <h2 id="hints">${t('preview.hints')}</h2>
      <p class="quiet">${t('preview.hintsNote')}</p>
      <ul>
        ${hints.map(({ language, field, hint, words }) => {
          const label = t(`check.${field}`);
          return html`<li>
            ${t('hint.at', {
              field: language === 'cy' ? t('form.welsh', { label }) : label,
              hint: t(`hint.${hint}`, { words }),
            })}
          </li>`;
        })}
      </ul>
    </section>`;
  }

  #in(language: Language, preview: AlertPreview): TemplateResult {
    const note = preview.push[language];
    const email = preview.email[language];
    const page = preview.page[language];
    return html`<section class="preview">
      <h3 class=${preview.languages.length > 1 ? '' : 'visually-hidden'}>
        ${t(`chat.language.${language}`)}
      </h3>
      ${note ? lockScreens(this.context.council, note, language) : nothing}
      <div class="preview__papers">
        ${
          page === undefined
            ? nothing
            : html`<details class="paper">
              <summary>${t('preview.page')}</summary>
              <div class="paper__sheet" lang=${language}>${
                // Made by the relay of escaped text alone; the page's policy runs nothing in it.
                unsafeHTML(page)
              }</div>
            </details>`
        }
        ${
          email
            ? html`<details class="paper">
              <summary>${t('preview.email')}</summary>
              <div class="paper__sheet" lang=${language}>
                <p><strong>${t('preview.subject', { subject: email.subject })}</strong></p>
                <p class="as-written">${email.text}</p>
              </div>
            </details>`
            : nothing
        }
      </div>
    </section>`;
  }

  async #ask(draft: NonNullable<ReturnType<typeof draftOf>>, key: string): Promise<void> {
    try {
      const preview = await this.api.call(
        'deskPreview',
        { council: this.context.council.id },
        draft,
      );
      if (key !== this.#asked) return;
      this.preview = preview;
      this.problem = '';
    } catch (thrown) {
      const { message } = asRefusal(thrown);
      if (key === this.#asked) this.problem = message;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-previews': DeskPreviews;
  }
}
