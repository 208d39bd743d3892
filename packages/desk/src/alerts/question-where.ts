import type { AreaShape } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../text/alerts.js';
import { AnnounceLater } from '../ui/announce-later.js';
import { errorOf } from '../ui/error-summary.js';
import { checkbox, describedBy, fieldError } from '../ui/field.js';
import { View } from '../ui/view.js';
import type { Api } from '../link/api.js';
import type { ToggleArea } from './area-map.js';
import { audienceLine, AudienceCounter } from './counted.js';
import { needsService, servicesOf } from './form.js';
import type { QuestionContext } from './question.js';
import './area-map.js';

const kinds: readonly AreaShape['kind'][] = ['ward', 'parish', 'district'];

/** The second question: areas in a list and on a map that show the same, and services unless everyone is told. */
@customElement('desk-question-where')
export class DeskQuestionWhere extends View {
  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) context!: QuestionContext;
  @property({ attribute: false }) areas: readonly AreaShape[] = [];
  readonly #counter = new AudienceCounter(
    this,
    () => this.api,
    () => ({
      council: this.context.council.id,
      areas: this.context.form.areas,
      services: servicesOf(this.context.form),
      needsService: needsService(this.context.form),
    }),
    undefined,
    (words) => this.#later.say(words),
  );
  readonly #later = new AnnounceLater();

  override willUpdate(changed: PropertyValues<this>): void {
    // A count of what is chosen no more is not worth saying.
    if (changed.has('context')) this.#later.cancel();
  }

  override disconnectedCallback(): void {
    this.#later.cancel();
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    return html`<div class="where">
        <div class="where__list">${this.#list()}</div>
        <div class="where__map">
          <desk-area-map
            choosing
            .areas=${this.areas}
            .chosen=${this.context.form.areas}
            @bellman-toggle-area=${(event: ToggleArea) => this.#toggle(event.code)}
          ></desk-area-map>
        </div>
      </div>
      ${this.#services()} ${audienceLine(this.#counter)}`;
  }

  #list(): TemplateResult {
    const field = {
      id: 'areas',
      hint: t('form.areasHint'),
      error: errorOf(this.context.errors, 'areas'),
    };
    return html`<fieldset
      class="field fieldset ${field.error === undefined ? '' : 'field--error'}"
      id="areas"
      tabindex="-1"
      aria-describedby=${describedBy(field)}
    >
      <legend class="field__label">${t('form.areas')}</legend>
      <p class="field__hint" id="areas-hint">${field.hint}</p>
      ${fieldError('areas', field.error)}
      <div class="buttons">
        <button class="button button--small button--quiet" type="button" @click=${() => this.#set(this.areas.map(({ code }) => code))}>
          ${t('form.areasAll')}
        </button>
        <button class="button button--small button--quiet" type="button" @click=${() => this.#set([])}>
          ${t('form.areasNone')}
        </button>
      </div>
      ${kinds.map((kind) => this.#ofKind(kind))}
    </fieldset>`;
  }

  #ofKind(kind: AreaShape['kind']): TemplateResult | typeof nothing {
    const areas = this.areas.filter((area) => area.kind === kind);
    if (areas.length === 0) return nothing;
    const headed = this.areas.length > areas.length;
    return html`${headed ? html`<h2>${t(`form.kindOfArea.${kind}`)}</h2>` : nothing}
    ${areas.map(({ code, name }) =>
      checkbox({
        id: `area-${code}`,
        label: name,
        checked: this.context.form.areas.includes(code),
        onChange: () => this.#toggle(code),
      }),
    )}`;
  }

  #services(): TemplateResult {
    const { council, errors, form } = this.context;
    if (!needsService(form)) return html`<p>${t('form.servicesEmergency')}</p>`;
    const services = council.services.filter(({ alerts }) => alerts);
    const field = {
      id: 'services',
      hint:
        services.length > 0
          ? t('form.servicesHint')
          : t('form.servicesNone', { council: council.name }),
      error: errorOf(errors, 'services'),
    };
    return html`<fieldset
      class="field fieldset ${field.error === undefined ? '' : 'field--error'}"
      id="services"
      tabindex="-1"
      aria-describedby=${describedBy(field)}
    >
      <legend class="field__label">${t('form.services')}</legend>
      <p class="field__hint" id="services-hint">${field.hint}</p>
      ${fieldError('services', field.error)}
      ${services.map(({ id, name }) =>
        checkbox({
          id: `service-${id}`,
          label: name,
          checked: form.services.includes(id),
          onChange: () => this.context.change((now) => ({ services: toggled(now.services, id) })),
        }),
      )}
    </fieldset>`;
  }

  #toggle(code: string): void {
    this.context.change((form) => ({ areas: toggled(form.areas, code) }));
  }

  #set(areas: readonly string[]): void {
    this.context.change(() => ({ areas }));
  }
}

/** `list` without `item` if it is there, else with it. */
const toggled = (list: readonly string[], item: string): readonly string[] =>
  list.includes(item) ? list.filter((other) => other !== item) : [...list, item];

declare global {
  interface HTMLElementTagNameMap {
    'desk-question-where': DeskQuestionWhere;
  }
}
