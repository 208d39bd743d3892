import type { AreaShape } from '@bellman/protocol';
import { html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { View } from '../ui/view.js';
import { LINE, placeNames } from './map-names.js';
import { planOf, type Outline, type Plan } from './projection.js';

/** Fired when somebody chooses a shape. */
export class ToggleArea extends Event {
  constructor(readonly code: string) {
    super('bellman-toggle-area');
  }
}

/** Names are written on the map while there are few enough to read. */
const NAMED = 30;

/**
 * The map: outlines of areas on a plain ground. It is a picture beside a list that says and does
 * the same, so it is hidden from assistive technology, and nothing needs it. What is chosen shows
 * by a heavy outline, hatching and a tick, not by colour alone.
 */
@customElement('desk-area-map')
export class DeskAreaMap extends View {
  @property({ attribute: false }) areas: readonly AreaShape[] = [];
  @property({ attribute: false }) chosen: readonly string[] = [];
  /** Whether shapes can be chosen here. */
  @property({ type: Boolean }) choosing = false;
  #plan: Plan = planOf([]);

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('areas')) this.#plan = planOf(this.areas);
  }

  override render(): TemplateResult {
    const { width, height, outlines } = this.#plan;
    if (outlines.length === 0) return html``;
    // What is chosen comes last, so that its heavy outline lies on top.
    const order = [...outlines].sort(
      (a, b) => Number(this.#isChosen(a)) - Number(this.#isChosen(b)),
    );
    return html`<svg
      class="map ${this.choosing ? 'map--choosing' : ''}"
      viewBox="0 0 ${width} ${height}"
      aria-hidden="true"
      focusable="false"
    >
      <defs>
        <pattern id="map-hatch" width="14" height="14" patternUnits="userSpaceOnUse">
          <path class="map__hatch" d="M0 14L14 0M-3.5 3.5L3.5 -3.5M10.5 17.5L17.5 10.5" />
        </pattern>
      </defs>
      ${order.map((outline) => this.#shape(outline))} ${this.#names()}
    </svg>`;
  }

  #isChosen({ code }: Outline): boolean {
    return this.chosen.includes(code);
  }

  #shape(outline: Outline): unknown {
    const chosen = this.#isChosen(outline);
    return svg`<g
      class="map__area ${chosen ? 'map__area--chosen' : ''}"
      data-code=${outline.code}
      @click=${this.choosing ? () => this.dispatchEvent(new ToggleArea(outline.code)) : nothing}
    >
      <title>${outline.name}</title>
      <path class="map__ground" fill-rule="evenodd" d=${outline.path}></path>
      ${chosen ? svg`<path class="map__hatched" fill="url(#map-hatch)" fill-rule="evenodd" d=${outline.path}></path>` : nothing}
    </g>`;
  }

  #names(): unknown {
    if (this.#plan.outlines.length > NAMED) return nothing;
    return placeNames(this.#plan.outlines, (outline) => this.#isChosen(outline)).map(
      ({ code, lines, at: [x, y] }) => {
        const chosen = this.chosen.includes(code);
        // From line to line by the font's own size, which is larger on a phone.
        const rise = -((lines.length - 1) * LINE) / 2;
        return svg`<text class="map__name ${chosen ? 'map__name--chosen' : ''}" y=${y.toFixed(0)} text-anchor="middle">${lines.map(
          (line, at) =>
            svg`<tspan x=${x.toFixed(0)} dy="${at === 0 ? rise : LINE}em">${line}</tspan>`,
        )}</text>`;
      },
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-area-map': DeskAreaMap;
  }
}
