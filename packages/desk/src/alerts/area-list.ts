import type { AreaShape } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { t } from '../text/alerts.js';
import { announce } from '../ui/announce.js';
import { AnnounceLater } from '../ui/announce-later.js';
import { checkbox, describedBy, fieldError } from '../ui/field.js';
import { View } from '../ui/view.js';
import { ToggleArea } from './area-map.js';

const kinds: readonly AreaShape['kind'][] = ['ward', 'parish', 'flood-area', 'district'];

/** From so many areas on there is a box to search them. */
const LONG = 8;

/** Fired when somebody chooses all that the list shows, or none at all. */
export class SetAreas extends Event {
  constructor(readonly codes: readonly string[]) {
    super('bellman-set-areas');
  }
}

const plain = (words: string): string =>
  words.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('en-GB');

/** Areas whose name has the words sought, those that begin with them first. */
export const found = (areas: readonly AreaShape[], sought: string): readonly AreaShape[] => {
  const words = plain(sought.trim());
  const hits = areas.filter(({ name }) => plain(name).includes(words));
  const begins = ({ name }: AreaShape): number => Number(!plain(name).startsWith(words));
  return words === '' ? areas : hits.toSorted((a, b) => begins(a) - begins(b));
};

/**
 * The council's areas with a box to tick each, by kind. In the search box Enter ticks the first
 * that is found and empties the box, so that several are chosen by name without leaving it.
 */
@customElement('desk-area-list')
export class DeskAreaList extends View {
  @property({ attribute: false }) areas: readonly AreaShape[] = [];
  @property({ attribute: false }) chosen: readonly string[] = [];
  @property({ attribute: false }) error: string | undefined;
  @state() private sought = '';
  readonly #later = new AnnounceLater();

  override disconnectedCallback(): void {
    this.#later.cancel();
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const field = { id: 'areas', hint: t('form.areasHint'), error: this.error };
    const shown = found(this.areas, this.sought);
    return html`<fieldset
      class="field fieldset ${this.error === undefined ? '' : 'field--error'}"
      id="areas"
      tabindex="-1"
      aria-describedby=${describedBy(field)}
    >
      <legend class="field__label">${t('form.areas')}</legend>
      <p class="field__hint" id="areas-hint">${field.hint}</p>
      ${fieldError('areas', this.error)} ${this.areas.length < LONG ? nothing : this.#search(shown)}
      <div class="buttons">
        <button class="button button--small button--quiet" type="button" @click=${() => this.#set([...this.chosen, ...shown.map(({ code }) => code)])}>
          ${t(this.sought === '' ? 'form.areasAll' : 'where.allFound')}
        </button>
        <button class="button button--small button--quiet" type="button" @click=${() => this.#set([])}>
          ${t('form.areasNone')}
        </button>
      </div>
      <div class="area-list">${kinds.map((kind) => this.#ofKind(kind, shown))}</div>
    </fieldset>`;
  }

  #search(shown: readonly AreaShape[]): TemplateResult {
    return html`<div class="field">
      <label class="field__label" for="area-search">${t('where.search')}</label>
      <p class="field__hint" id="area-search-hint">${t('where.searchHint')}</p>
      <input
        class="input"
        id="area-search"
        type="text"
        autocomplete="off"
        aria-describedby="area-search-hint area-search-found"
        .value=${live(this.sought)}
        @input=${this.#type}
        @keydown=${this.#key}
      />
      <p class="field__hint" id="area-search-found">
        ${this.sought.trim() === '' ? nothing : t('where.found', { n: shown.length })}
      </p>
    </div>`;
  }

  #ofKind(kind: AreaShape['kind'], shown: readonly AreaShape[]): TemplateResult | typeof nothing {
    const areas = shown.filter((area) => area.kind === kind);
    if (areas.length === 0) return nothing;
    const headed = this.areas.some((area) => area.kind !== kind);
    return html`${headed ? html`<h2>${t(`form.kindOfArea.${kind}`)}</h2>` : nothing}
    ${areas.map(({ code, name }) =>
      checkbox({
        id: `area-${code}`,
        label: name,
        checked: this.chosen.includes(code),
        onChange: () => this.dispatchEvent(new ToggleArea(code)),
      }),
    )}`;
  }

  readonly #type = (event: Event): void => {
    this.sought = (event.target as HTMLInputElement).value;
    if (this.sought.trim() === '') this.#later.cancel();
    else this.#later.say(t('where.found', { n: found(this.areas, this.sought).length }));
  };

  readonly #key = (event: KeyboardEvent): void => {
    // An empty box lets Enter save and go on, as in any form.
    if (event.key !== 'Enter' || event.isComposing || this.sought.trim() === '') return;
    event.preventDefault();
    this.#later.cancel();
    const [first] = found(this.areas, this.sought);
    if (!first) return announce(t('where.found', { n: 0 }));
    const taken = this.chosen.includes(first.code);
    this.dispatchEvent(new ToggleArea(first.code));
    announce(t(taken ? 'where.takenOff' : 'where.chosen', { name: first.name }));
    this.sought = '';
  };

  #set(codes: readonly string[]): void {
    this.dispatchEvent(new SetAreas([...new Set(codes)]));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-area-list': DeskAreaList;
  }
}
