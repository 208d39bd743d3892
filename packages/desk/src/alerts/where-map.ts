import type { AreaShape, Where } from '@bellman/protocol';
import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Api } from '../link/api.js';
import { View } from '../ui/view.js';
import { codesIn } from './places.js';
import { ShapesShown } from './shapes-shown.js';
import './area-map.js';

/** A small map of where an alert goes, with what was drawn or grown. Nothing can be chosen on it. */
@customElement('desk-where-map')
export class DeskWhereMap extends View {
  @property({ attribute: false }) api!: Api;
  @property() council = '';
  @property({ attribute: false }) areas: readonly AreaShape[] = [];
  @property({ attribute: false }) where: readonly Where[] = [];
  @property({ type: Number }) buffer = 0;
  readonly #shown = new ShapesShown(
    this,
    () => this.api,
    () => ({ council: this.council, where: this.where, buffer: this.buffer }),
    0,
  );

  override render(): TemplateResult {
    return html`<desk-area-map
      class="map-small"
      .areas=${this.areas}
      .chosen=${codesIn(this.where)}
      .shapes=${this.#shown.shapes}
    ></desk-area-map>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-where-map': DeskWhereMap;
  }
}
