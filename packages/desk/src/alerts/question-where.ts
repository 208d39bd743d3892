import { limits, type AreaShape, type Where } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../text/alerts.js';
import { listed } from '../text/text.js';
import { announce } from '../ui/announce.js';
import { AnnounceLater } from '../ui/announce-later.js';
import { checkboxes } from '../ui/checkboxes.js';
import { errorOf } from '../ui/error-summary.js';
import { textField } from '../ui/field.js';
import { View } from '../ui/view.js';
import type { Api } from '../link/api.js';
import type { SetAreas } from './area-list.js';
import type { PutCorner, ToggleArea } from './area-map.js';
import { AudienceCounter, audienceLine, countedOf } from './counted.js';
import { cornersIn, cornersText, withCorner } from './corners.js';
import { countsByArea, lineCounts } from './counts-by-area.js';
import { drawnPlaces } from './drawn-places.js';
import { FocusNext } from './focus-next.js';
import { hasAudience, needsService, offersServices, servicesOf, type Adding } from './form.js';
import { codesIn, nameOf, toggledArea, withAreas } from './places.js';
import type { AddingEvent, AddPlaces } from './place-add.js';
import type { QuestionContext } from './question.js';
import { ShapesShown } from './shapes-shown.js';
import './area-list.js';
import './area-map.js';
import './place-add.js';

/** The second question: places in a list and on a map that show the same, and services unless everyone is told. */
@customElement('desk-question-where')
export class DeskQuestionWhere extends View {
  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) context!: QuestionContext;
  @property({ attribute: false }) areas: readonly AreaShape[] = [];
  readonly #counter = new AudienceCounter(
    this,
    () => this.api,
    () => {
      const { form, council, alert } = this.context;
      const counted = { ...form, services: servicesOf(form), id: alert };
      return countedOf(council.id, counted, needsService(form));
    },
    undefined,
    (words) => this.#later.say(words),
  );
  readonly #shown = new ShapesShown(
    this,
    () => this.api,
    () => {
      const { form, council } = this.context;
      return { council: council.id, where: form.where, buffer: form.buffer ?? 0 };
    },
  );
  readonly #later = new AnnounceLater();
  readonly #focus = new FocusNext(this);

  override willUpdate(changed: PropertyValues<this>): void {
    // A count of what is chosen no more is not worth saying.
    if (changed.has('context')) this.#later.cancel();
  }

  override disconnectedCallback(): void {
    this.#later.cancel();
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const { form, errors, council } = this.context;
    const corners =
      form.adding?.how === 'corners' ? cornersIn(form.adding.corners).positions : null;
    return html`${this.#bounds()}
      <div class="where">
        <div class="where__list">
          <desk-area-list
            .areas=${this.areas}
            .chosen=${codesIn(form.where)}
            .error=${errorOf(errors, 'areas')}
            @bellman-toggle-area=${this.#toggle}
            @bellman-set-areas=${(event: SetAreas) => this.#where((where) => withAreas(where, event.codes))}
          ></desk-area-list>
          ${drawnPlaces(form.where, {
            problem: this.#shown.problem,
            remove: this.#remove,
            change: this.#redraw,
          })}
          <desk-place-add
            .api=${this.api}
            .council=${council.id}
            .adding=${form.adding}
            .error=${errorOf(errors, 'adding')}
            @bellman-adding=${(event: AddingEvent) => this.#adding(event.adding)}
            @bellman-add-places=${this.#add}
          ></desk-place-add>
          ${this.#buffer()}
        </div>
        <div class="where__map">
          <desk-area-map
            choosing
            .areas=${this.areas}
            .chosen=${codesIn(form.where)}
            .shapes=${this.#shown.shapes}
            .corners=${corners}
            @bellman-toggle-area=${this.#toggle}
            @bellman-put-corner=${this.#putCorner}
          ></desk-area-map>
        </div>
      </div>
      ${this.#services()} ${audienceLine(this.#counter)} ${lineCounts(this.#counter.count)}
      ${countsByArea(this.#counter.count, form.where.length)}`;
  }

  /** Where somebody of a partner may propose, before the relay has to refuse it. */
  #bounds(): TemplateResult | typeof nothing {
    const { proposer } = this.context;
    if (!proposer) return nothing;
    const areas = proposer.areas.map((code) => nameOf({ type: 'area', code }, this.areas));
    return html`<p class="notice">
      ${t('where.bounds', { partner: proposer.name, areas: listed(areas) })}
    </p>`;
  }

  #buffer(): TemplateResult {
    const { form, errors } = this.context;
    return textField(
      {
        id: 'buffer',
        label: t('where.buffer'),
        hint: t('where.bufferHint', { most: limits.bufferMetres }),
        value: form.buffer === null ? '' : String(form.buffer),
        error: errorOf(errors, 'buffer'),
        onInput: (value) =>
          this.context.change(() => ({
            buffer: /^\d+$/.test(value.trim()) ? Number(value) : null,
          })),
      },
      { numeric: true, narrow: true },
    );
  }

  #services(): TemplateResult | typeof nothing {
    const { council, errors, form } = this.context;
    if (!hasAudience(form)) return nothing;
    if (!offersServices(form)) return html`<p>${t('form.servicesEmergency')}</p>`;
    const hint = needsService(form) ? 'form.servicesHint' : 'form.servicesHintGeneral';
    const services = council.services.filter(({ alerts }) => alerts);
    return checkboxes(
      {
        id: 'services',
        label: t('form.services'),
        hint: services.length > 0 ? t(hint) : t('form.servicesNone', { council: council.name }),
        value: form.services,
        error: errorOf(errors, 'services'),
        onInput: (chosen) => this.context.change(() => ({ services: chosen })),
      },
      services.map(({ id, name }) => ({ value: id, label: name })),
    );
  }

  readonly #toggle = (event: ToggleArea): void =>
    this.#where((where) => toggledArea(where, event.code));

  readonly #add = (event: AddPlaces): void =>
    this.context.change(({ where }) => ({ where: [...where, ...event.places], adding: null }));

  readonly #remove = (place: Where): void => {
    this.#where((where) => where.filter((one) => one !== place));
    announce(t('where.removed', { name: nameOf(place, this.areas) }));
    this.#focus.on(this.context.form.adding ? '#adding' : '#add-place');
  };

  /** A drawn shape goes back to its corners, to be added again. */
  readonly #redraw = (place: Where, adding: Adding): void => {
    this.context.change(({ where }) => ({ where: where.filter((one) => one !== place), adding }));
    this.#focus.on('#place-corners');
  };

  readonly #putCorner = ({ at, position }: PutCorner): void =>
    this.context.change(({ adding }) =>
      adding
        ? {
            adding: {
              ...adding,
              corners: cornersText(withCorner(cornersIn(adding.corners).positions, at, position)),
            },
          }
        : {},
    );

  #adding(adding: Adding | null): void {
    this.context.change(() => ({ adding }));
  }

  #where(change: (where: readonly Where[]) => readonly Where[]): void {
    this.context.change((form) => ({ where: change(form.where) }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-question-where': DeskQuestionWhere;
  }
}
