import type { AreaShape } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { hashOf } from '../ground/address.js';
import type { Api } from '../link/api.js';
import { t } from '../text/alerts.js';
import { View } from '../ui/view.js';
import { AudienceCounter, countedOf } from './counted.js';
import { countsByArea, lineCounts } from './counts-by-area.js';
import { needsService, servicesOf } from './form.js';
import { nameOf } from './places.js';
import type { QuestionContext } from './question.js';
import { summary } from './summary.js';
import './previews.js';
import './where-map.js';

/** The last screen: everything at once, as it will be read. */
@customElement('desk-question-check')
export class DeskQuestionCheck extends View {
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
    0,
  );
  override render(): TemplateResult {
    const { form, council, alert, partners } = this.context;
    return html`${summary({
      form,
      council,
      areas: form.where.map((place) => nameOf(place, this.areas)),
      audience: this.#counter.words,
      partner: partners.find(({ id }) => id === form.partner)?.name ?? null,
      alert: { council: council.id, id: alert ?? '' },
    })}
      ${lineCounts(this.#counter.count)}
      ${countsByArea(this.#counter.count, form.where.length)}
      <desk-where-map
        .api=${this.api}
        .council=${council.id}
        .areas=${this.areas}
        .where=${form.where}
        .buffer=${form.buffer ?? 0}
      ></desk-where-map>
      ${this.#alone()}
      <desk-previews .api=${this.api} .context=${this.context}></desk-previews>`;
  }

  /** Some alerts may go out without a second person; whether this one may, its own page tells. */
  #alone(): TemplateResult | typeof nothing {
    const { form, council, alert } = this.context;
    if (alert === null || form.kind === 'emergency' || form.partner !== null) return nothing;
    return html`<p>
      <a href=${hashOf({ view: 'alert', council: council.id, id: alert })}>${t('check.alone')}</a>
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-question-check': DeskQuestionCheck;
  }
}
