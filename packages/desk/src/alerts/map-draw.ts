import type { ShapeView } from '@bellman/protocol';
import { nothing, svg } from 'lit';
import type { Position } from './corners.js';
import { pathOf, type Plan } from './projection.js';

/** Places that were drawn or grown, as they will be tested. */
export const drawnShapes = (plan: Plan, shapes: readonly ShapeView[]): unknown =>
  shapes.map(
    ({ name, polygons }) => svg`<g class="map__drawn">
      <title>${name}</title>
      <path class="map__hatched" fill="url(#map-hatch)" fill-rule="evenodd" d=${pathOf(polygons.flat().map((ring) => ring.map(plan.place)))}></path>
      <path class="map__edge" d=${pathOf(polygons.flat().map((ring) => ring.map(plan.place)))}></path>
    </g>`,
  );

/** The shape that is being drawn, with a handle at each of its corners. @param scale of the window */
export const corners = (plan: Plan, positions: readonly Position[], scale: number): unknown => {
  if (positions.length === 0) return nothing;
  const points = positions.map(plan.place);
  return svg`<g class="map__drawing">
    <path class="map__edge" d=${pathOf([points])}></path>
    ${points.map(
      ([x, y], at) =>
        svg`<circle class="map__corner" data-corner=${at} cx=${x.toFixed(2)} cy=${y.toFixed(2)} r=${(14 / scale).toFixed(2)}></circle>`,
    )}
  </g>`;
};
