import type { DeskSettings, Language } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { asRefusal } from '../link/refusal.js';
import { s } from '../text/settings.js';
import { count, t } from '../text/text.js';
import { AnnounceLater } from '../ui/announce-later.js';
import { radios, textField } from '../ui/field.js';
import { SettingsPage } from './page.js';
import type { FieldProblem } from './saving.js';
import { fetchSentences, found, placeOf, type Sentence, type Sentences } from './sentences.js';
import { mustContain, textProblems } from './texts-check.js';
import { sentenceRow } from './texts-row.js';

/** So many sentences are shown at first, and so many more each time. */
const STEP = 20;

/** The council's own wording of what residents read. */
@customElement('desk-settings-texts')
export class SettingsTexts extends SettingsPage {
  protected override readonly page = 'texts';
  /** How the widget's sentences are fetched. */
  @property({ attribute: false }) fetchOurs = fetchSentences;
  @state() private ours: Sentences | null = null;
  @state() private search = '';
  @state() private onlyOwn = false;
  @state() private most = STEP;
  #seen: readonly FieldProblem[] = [];
  readonly #later = new AnnounceLater();

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#fetch();
  }

  override disconnectedCallback(): void {
    this.#later.cancel();
    super.disconnectedCallback();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { problems } = this.saving;
    if (problems === this.#seen) return;
    this.#seen = problems;
    // What is wrong must be on screen, to be led to.
    if (problems.some(({ path }) => path.startsWith('texts.'))) {
      this.onlyOwn = true;
      this.search = '';
      this.most = Infinity;
    }
  }

  protected override check({ texts }: DeskSettings): readonly FieldProblem[] {
    const { ours } = this;
    return ours === null ? [] : textProblems(texts, ours);
  }

  protected override fields({ texts }: DeskSettings): TemplateResult {
    const { ours } = this;
    if (ours === null)
      return this.problem ? this.#again() : html`<p class="quiet">${t('desk.loading')}</p>`;
    const all = found(ours, texts, this.#wanted);
    const shown = all.slice(0, this.most);
    return html`<p>${s('texts.about')}</p>
      <p>${s('texts.launcher')}</p>
      ${this.#find()}
      <p class="quiet">${this.#countWords(all.length)}</p>
      ${repeat(
        shown,
        ({ key }) => key,
        (sentence, at) => this.#row(sentence, shown[at - 1], ours, texts),
      )}
      ${
        all.length > shown.length
          ? html`<p>
              <button class="button button--quiet" type="button" @click=${() => this.#more(all[shown.length]?.key)}>
                ${s('texts.more')}
              </button>
            </p>`
          : nothing
      }`;
  }

  /** With a heading where a new place begins. */
  #row(
    sentence: Sentence,
    before: Sentence | undefined,
    ours: Sentences,
    own: DeskSettings['texts'],
  ): TemplateResult {
    const { key, en } = sentence;
    const place = placeOf(key);
    const row = sentenceRow({
      sentence,
      own,
      saving: this.saving,
      // Two that say the same are told apart by their keys.
      isTwin: Object.entries(ours.en).some(([other, words]) => other !== key && words === en),
      contains: (language) => mustContain(key, language, ours, own),
      set: (language, words) => this.#set(key, language, words),
    });
    const isNew = before === undefined || placeOf(before.key) !== place;
    return isNew ? html`<h2>${place}</h2>${row}` : row;
  }

  get #wanted() {
    const wrong = new Set(
      this.saving.problems.map(({ path }) => path.replace(/^texts\.(en|cy)\./, '')),
    );
    return { search: this.search, onlyOwn: this.onlyOwn, wrong };
  }

  #find(): TemplateResult {
    return html`<div @keydown=${this.#enter}>
        ${textField({
          id: 'texts-search',
          label: s('texts.search'),
          hint: s('texts.search.hint'),
          value: this.search,
          onInput: (search) => this.#narrow(search, this.onlyOwn),
        })}
      </div>
      ${radios(
        {
          id: 'texts-which',
          label: s('texts.which'),
          inline: true,
          value: this.onlyOwn ? 'own' : 'all',
          onInput: (which) => this.#narrow(this.search, which === 'own'),
        },
        (['all', 'own'] as const).map((value) => ({ value, label: s(`texts.which.${value}`) })),
      )}`;
  }

  #countWords(all: number): string {
    return all > this.most
      ? s('texts.some', { n: count(this.most), all: count(all) })
      : s('texts.shown', { n: all });
  }

  #narrow(search: string, onlyOwn: boolean): void {
    this.search = search;
    this.onlyOwn = onlyOwn;
    this.most = STEP;
    const { settings } = this.saving;
    if (this.ours && settings)
      this.#later.say(this.#countWords(found(this.ours, settings.texts, this.#wanted).length));
  }

  #more(first: string | undefined): void {
    this.most += STEP;
    void this.focusOn(`[data-sentence="${first ?? ''}"]`);
  }

  /** Looking for something saves nothing. */
  readonly #enter = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') event.preventDefault();
  };

  #set(key: string, language: Language, words: string): void {
    const { settings } = this.saving;
    if (!settings) return;
    const { [key]: _, ...rest } = settings.texts[language];
    const own = words.trim() === '' ? rest : { ...settings.texts[language], [key]: words };
    this.saving.change({ texts: { ...settings.texts, [language]: own } });
  }

  #again(): TemplateResult {
    return html`<button class="button button--small" type="button" @click=${() => this.#fetch()}>
      ${t('desk.tryAgain')}
    </button>`;
  }

  async #fetch(): Promise<void> {
    this.problem = '';
    try {
      this.ours = await this.fetchOurs();
    } catch (thrown) {
      this.problem = `${s('texts.failed')} ${asRefusal(thrown).message}`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-settings-texts': SettingsTexts;
  }
}
