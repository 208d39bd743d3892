import type { AreaShape } from '@bellman/protocol';
import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Api } from '../link/api.js';
import { View } from '../ui/view.js';
import { AudienceCounter } from './counted.js';
import { needsService, servicesOf } from './form.js';
import type { QuestionContext } from './question.js';
import { previews, summary } from './summary.js';
import './area-map.js';

/** The last screen: everything at once, as it will be read. */
@customElement('desk-question-check')
export class DeskQuestionCheck extends View {
  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) context!: QuestionContext;
  @property() alert = '';
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
    0,
  );

  override render(): TemplateResult {
    const { form, council } = this.context;
    const chosen = this.areas.filter(({ code }) => form.areas.includes(code));
    return html`${summary({
      form,
      council,
      areas: chosen.map(({ name }) => name),
      audience: this.#counter.words,
      alert: { council: council.id, id: this.alert },
    })}
      <desk-area-map class="map-small" .areas=${this.areas} .chosen=${form.areas}></desk-area-map>
      ${previews(form, council)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-question-check': DeskQuestionCheck;
  }
}
