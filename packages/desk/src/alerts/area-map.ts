import type { AreaShape, ShapeView } from '@bellman/protocol';
import { html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../text/alerts.js';
import { View } from '../ui/view.js';
import type { Position } from './corners.js';
import { corners, drawnShapes } from './map-draw.js';
import { MapHands } from './map-hands.js';
import { LINE, placeNames } from './map-names.js';
import { moved, scaleOf, whole, zoomed, type MapWindow } from './map-window.js';
import { planOf, type Outline, type Plan } from './projection.js';

/** Fired when somebody chooses a shape. */
export class ToggleArea extends Event {
  constructor(readonly code: string) {
    super('bellman-toggle-area');
  }
}

/** Fired when a corner is put on the map, or drawn elsewhere; `at` past the last is a new one. */
export class PutCorner extends Event {
  constructor(
    readonly at: number,
    readonly position: Position,
  ) {
    super('bellman-put-corner');
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
  /** Places that were drawn, or grown, with their outlines. */
  @property({ attribute: false }) shapes: readonly ShapeView[] = [];
  /** The corners of what is being drawn; null while nothing is. */
  @property({ attribute: false }) corners: readonly Position[] | null = null;
  /** Whether shapes can be chosen here. */
  @property({ type: Boolean }) choosing = false;
  @state() private window: MapWindow = whole({ width: 1, height: 1 });
  #plan: Plan = planOf([]);
  readonly #hands = new MapHands({
    click: (at, target) => this.#click(at, target),
    dragCorner: (corner, to) => this.#put(corner, to),
    dragGround: (dx, dy) => (this.window = moved(this.window, this.#whole, dx, dy)),
    zoom: (factor, at) => (this.window = zoomed(this.window, this.#whole, factor, at)),
  });

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('areas')) return;
    this.#plan = planOf(this.areas);
    this.window = this.#whole;
  }

  override render(): TemplateResult {
    if (this.#plan.outlines.length === 0) return html``;
    const { x, y, width, height } = this.window;
    // What is chosen comes last, so that its heavy outline lies on top.
    const order = this.#plan.outlines.toSorted(
      (a, b) => Number(this.#isChosen(a)) - Number(this.#isChosen(b)),
    );
    const scale = scaleOf(this.window, this.#whole);
    return html`<svg
        class="map ${this.choosing ? 'map--choosing' : ''} ${this.corners ? 'map--drawing' : ''} ${scale > 1 ? 'map--near' : ''}"
        viewBox="${x} ${y} ${width} ${height}"
        aria-hidden="true"
        focusable="false"
        @pointerdown=${this.choosing ? this.#hands.down : nothing}
        @pointermove=${this.#hands.move}
        @pointerup=${this.#hands.up}
        @pointercancel=${this.#hands.cancel}
        @pointerleave=${this.#hands.cancel}
        @wheel=${this.choosing ? this.#hands.wheel : nothing}
      >
        <defs>
          <pattern id="map-hatch" width="14" height="14" patternUnits="userSpaceOnUse">
            <path class="map__hatch" d="M0 14L14 0M-3.5 3.5L3.5 -3.5M10.5 17.5L17.5 10.5" />
          </pattern>
        </defs>
        ${order.map((outline) => this.#shape(outline))} ${drawnShapes(this.#plan, this.shapes)}
        ${scale > 4 ? nothing : this.#names()}
        ${this.corners ? corners(this.#plan, this.corners, scale) : nothing}
      </svg>
      ${this.choosing ? this.#tools(scale) : nothing}`;
  }

  get #whole(): MapWindow {
    return whole(this.#plan);
  }

  #tools(scale: number): TemplateResult {
    const button = (words: string, can: boolean, act: () => void) =>
      html`<button class="button button--small button--quiet" type="button" aria-disabled=${can ? nothing : 'true'} @click=${act}>
        ${words}
      </button>`;
    const by = (factor: number) => () => (this.window = zoomed(this.window, this.#whole, factor));
    return html`<div class="buttons" role="group" aria-label=${t('map.tools')}>
      ${button(t('map.nearer'), true, by(2))} ${button(t('map.further'), scale > 1, by(0.5))}
      ${button(t('map.whole'), scale > 1, () => (this.window = this.#whole))}
    </div>`;
  }

  #click(at: readonly [number, number], target: Element): void {
    if (this.corners) return this.#put(this.corners.length, at);
    const code = target.closest('[data-code]')?.getAttribute('data-code');
    if (code) this.dispatchEvent(new ToggleArea(code));
  }

  #put(corner: number, to: readonly [number, number]): void {
    if (this.corners) this.dispatchEvent(new PutCorner(corner, this.#plan.position(to)));
  }

  #isChosen({ code }: Outline): boolean {
    return this.chosen.includes(code);
  }

  #shape(outline: Outline): unknown {
    const chosen = this.#isChosen(outline);
    return svg`<g class="map__area ${chosen ? 'map__area--chosen' : ''}" data-code=${outline.code}>
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
