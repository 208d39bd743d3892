import { limits, type Where } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Api } from '../link/api.js';
import { asRefusal } from '../link/refusal.js';
import { t } from '../text/alerts.js';
import { announce } from '../ui/announce.js';
import { textArea, textField } from '../ui/field.js';
import { View } from '../ui/view.js';
import { cornersIn, cornersText } from './corners.js';
import { FocusNext } from './focus-next.js';
import type { Adding } from './form.js';
import { drawnIn } from './places.js';
import { circleOf, polygonOf, uploadedOf } from './place-made.js';
import { Wrong } from './place-wrong.js';

/** Fired when what is being added changes; null: nothing is any more. */
export class AddingEvent extends Event {
  constructor(readonly adding: Adding | null) {
    super('bellman-adding');
  }
}

/** Fired when a place has been checked by the relay and belongs to the alert. */
export class AddPlaces extends Event {
  constructor(readonly places: readonly Where[]) {
    super('bellman-add-places');
  }
}

const ways = ['circle', 'corners', 'upload'] as const;
const nothingYet: Omit<Adding, 'how'> = { at: '', radius: '500', name: '', corners: '' };

/**
 * Adds a place that is in no list: a distance around a postcode or a point, a shape by its corners,
 * or a GeoJSON file. What is wrong with it stands at the field that it is about.
 */
@customElement('desk-place-add')
export class DeskPlaceAdd extends View {
  @property({ attribute: false }) api!: Api;
  @property() council = '';
  @property({ attribute: false }) adding: Adding | null = null;
  /** That the alert cannot go on while this is open. */
  @property({ attribute: false }) error: string | undefined;
  @state() private wrong: Wrong | undefined;
  @state() private busy = false;
  #file: File | undefined;
  /** What is entered by now: `adding` comes back down from the form a little later. */
  #now: Adding | null = null;
  readonly #next = new FocusNext(this);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('adding')) this.#now = this.adding;
  }

  override render(): TemplateResult {
    const { adding } = this;
    if (adding === null)
      return html`<div class="field" role="group" aria-labelledby="add-place">
        <h2 id="add-place" tabindex="-1">${t('where.add')}</h2>
        <div class="buttons buttons--stacked">
          ${ways.map(
            (
              how,
            ) => html`<button class="button button--small button--quiet" type="button" id="add-${how}" @click=${() => this.#begin(how)}>
              ${t(`where.add.${how}`)}
            </button>`,
          )}
        </div>
      </div>`;
    return html`<fieldset class="field fieldset place-add ${this.error ? 'field--error' : ''}" id="adding" tabindex="-1" @keydown=${this.#key}>
      <legend class="field__label">${t(`where.add.${adding.how}`)}</legend>
      ${this.error ? html`<p class="field__error">${this.error}</p>` : nothing}
      ${this.#fields(adding)}
      <div class="buttons">
        <button class="button button--small" type="button" aria-disabled=${this.busy ? 'true' : nothing} @click=${this.#add}>
          ${t(this.busy ? 'where.checking' : 'where.addThis')}
        </button>
        <button class="button button--small button--quiet" type="button" @click=${this.#leave}>
          ${t('where.addNot')}
        </button>
      </div>
    </fieldset>`;
  }

  #fields(adding: Adding): TemplateResult {
    const name = this.#text(adding, 'name');
    switch (adding.how) {
      case 'circle':
        return html`${this.#text(adding, 'at')} ${this.#text(adding, 'radius')}`;
      case 'upload':
        return html`${this.#fileField()} ${name}`;
      default:
        return html`${textArea(this.#field(adding, 'corners'), { rows: 6 })}
          <p class="field__left">${t('where.corners', { n: cornersIn(adding.corners).positions.length })}</p>
          <div class="buttons">
            <button class="button button--small button--quiet" type="button" @click=${this.#lessOne}>
              ${t('where.lastOff')}
            </button>
          </div>
          ${name}`;
    }
  }

  #field(adding: Adding, name: 'at' | 'radius' | 'name' | 'corners') {
    return {
      id: `place-${name}`,
      label: t(name === 'corners' ? 'where.cornersLabel' : `where.${name}`),
      hint: t(`where.${name}Hint`, { least: limits.radius.least, most: limits.radius.most }),
      value: adding[name],
      error: this.wrong?.field === name ? this.wrong.message : undefined,
      onInput: (value: string) => this.#change({ ...(this.#now ?? adding), [name]: value }),
    };
  }

  #text(adding: Adding, name: 'at' | 'radius' | 'name'): TemplateResult {
    return textField(this.#field(adding, name), { numeric: name === 'radius' });
  }

  #fileField(): TemplateResult {
    const error = this.wrong?.field === 'file' ? this.wrong.message : undefined;
    return html`<div class="field ${error === undefined ? '' : 'field--error'}">
      <label class="field__label" for="place-file">${t('where.file')}</label>
      <p class="field__hint" id="place-file-hint">${t('where.fileHint')}</p>
      ${error === undefined ? nothing : html`<p class="field__error" id="place-file-error">${error}</p>`}
      <input
        type="file"
        id="place-file"
        accept=".geojson,.json,application/geo+json,application/json"
        aria-describedby="place-file-hint ${error === undefined ? '' : 'place-file-error'}"
        aria-invalid=${error === undefined ? nothing : 'true'}
        @change=${(event: Event) => (this.#file = (event.target as HTMLInputElement).files?.[0])}
      />
    </div>`;
  }

  readonly #begin = (how: Adding['how']): void => {
    this.wrong = undefined;
    this.#file = undefined;
    this.#change({ ...nothingYet, how });
    this.#next.on(
      `#${how === 'circle' ? 'place-at' : how === 'upload' ? 'place-file' : 'place-corners'}`,
    );
  };

  /** Takes the last corner off again. */
  readonly #lessOne = (): void => {
    const now = this.#now;
    if (!now) return;
    const positions = cornersIn(now.corners).positions.slice(0, -1);
    this.#change({ ...now, corners: cornersText(positions) });
    announce(t('where.corners', { n: positions.length }));
  };

  readonly #leave = (): void => {
    const how = this.adding?.how ?? 'circle';
    this.#change(null);
    this.#next.on(`#add-${how}`);
  };

  #change(adding: Adding | null): void {
    this.#now = adding;
    this.dispatchEvent(new AddingEvent(adding));
  }

  readonly #key = (event: KeyboardEvent): void => {
    // Enter adds this place; it does not save the alert without it.
    if (event.key !== 'Enter' || event.isComposing) return;
    const { type, localName } = event.target as HTMLInputElement;
    if (localName !== 'input' || type === 'file') return;
    event.preventDefault();
    void this.#add();
  };

  readonly #add = async (): Promise<void> => {
    const adding = this.#now;
    if (!adding || this.busy) return;
    this.busy = true;
    this.wrong = undefined;
    try {
      const places = await this.#made(adding);
      this.dispatchEvent(new AddPlaces(places));
      announce(
        t('where.added', {
          n: places.length,
          name: drawnIn(places)[0]?.name ?? '',
        }),
      );
      this.#next.on('#add-place');
    } catch (thrown) {
      const field = adding.how === 'circle' ? 'at' : adding.how === 'upload' ? 'file' : 'corners';
      this.wrong = thrown instanceof Wrong ? thrown : Wrong.of(asRefusal(thrown), field);
      this.#next.on(`#place-${this.wrong.field}`);
    } finally {
      this.busy = false;
    }
  };

  #made(adding: Adding): Promise<readonly Where[]> {
    const to = { api: this.api, council: this.council };
    if (adding.how === 'circle') return circleOf(to, adding);
    return adding.how === 'upload' ? uploadedOf(to, adding, this.#file) : polygonOf(to, adding);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-place-add': DeskPlaceAdd;
  }
}
