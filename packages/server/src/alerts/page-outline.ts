import { boundsOf, type Bounds, type Polygon, type Ring, type Shape } from '../ground/geometry.js';
import { markup, type Html } from '../ground/html.js';

/** Of the drawing's longer side, in its own units. */
const SIDE = 400;
/** How much larger than the alert's own box the drawing's view is, at most. */
const AROUND = 4;
/** The share of the drawing's size that is left free around what it shows. */
const MARGIN = 0.03;
/** Points nearer to each other than this are one, in the drawing's units. */
const fine = { shape: 0.5, ground: 1.5 } as const;

interface View {
  readonly width: number;
  readonly height: number;
  /** A position of 1e-7 degree → the drawing's units, north up. */
  at(lon: number, lat: number): readonly [x: number, y: number];
  /** Whether any of a ring's box is in view. */
  sees(ring: Ring): boolean;
}

/**
 * An alert's places as an outline, drawn over the council's own: shaded and thickly edged, so that
 * it is told by more than a colour. It holds presentation attributes alone, no style and no id, so
 * that it may stand in any page and more than once in one.
 * @param shapes of the alert, 1e-7 degree
 * @param ground what is drawn thinly around them
 * @param name its text alternative
 * @returns null where there is nothing to draw
 */
export const outlineOf = (
  shapes: readonly Shape[],
  ground: readonly Shape[],
  name: string,
): Html | null => {
  const own = shapes.flat();
  const box = boundsOf(own);
  if (!(box.maxLon > box.minLon && box.maxLat > box.minLat)) return null;
  const view = viewOf(box, boundsOf(ground.flat()));
  const { width, height } = view;
  const thin = path(ground.flat(), view, fine.ground);
  return markup`<svg class="outline" role="img" aria-label="${name}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
          <rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" fill="none" stroke="currentColor" stroke-opacity="0.4"/>
          <path d="${path(own, view, fine.shape)}" fill="currentColor" fill-opacity="0.3" fill-rule="evenodd" stroke="none"/>
          ${thin === '' ? null : markup`<path d="${thin}" fill="none" stroke="currentColor" stroke-width="1" stroke-opacity="0.6"/>`}
          <path d="${path(own, view, fine.shape)}" fill="none" stroke="currentColor" stroke-width="3" stroke-linejoin="round"/>
        </svg>`;
};

/** The alert's box with what lies around it, as far as there is ground. */
const viewOf = (box: Bounds, ground: Bounds): View => {
  // A degree of longitude is shorter than one of latitude: an even grid at this latitude.
  const squeeze = Math.cos((((box.minLat + box.maxLat) / 2) * 1e-7 * Math.PI) / 180);
  const around =
    ((AROUND - 1) / 2) * Math.max((box.maxLon - box.minLon) * squeeze, box.maxLat - box.minLat);
  const minLon = Math.min(box.minLon, Math.max(ground.minLon, box.minLon - around / squeeze));
  const maxLon = Math.max(box.maxLon, Math.min(ground.maxLon, box.maxLon + around / squeeze));
  const minLat = Math.min(box.minLat, Math.max(ground.minLat, box.minLat - around));
  const maxLat = Math.max(box.maxLat, Math.min(ground.maxLat, box.maxLat + around));
  const across = (maxLon - minLon) * squeeze;
  const up = maxLat - minLat;
  const margin = SIDE * MARGIN;
  const scale = (SIDE - 2 * margin) / Math.max(across, up);
  return {
    width: Math.ceil(across * scale + 2 * margin),
    height: Math.ceil(up * scale + 2 * margin),
    at: (lon, lat) => [(lon - minLon) * squeeze * scale + margin, (maxLat - lat) * scale + margin],
    sees: (ring) => {
      const its = boundsOf([[ring]]);
      return (
        its.minLon <= maxLon && its.maxLon >= minLon && its.minLat <= maxLat && its.maxLat >= minLat
      );
    },
  };
};

/** Rings as SVG path data (SVG 2, section 9.3); those that lie out of view are left out. */
const path = (polygons: readonly Polygon[], view: View, step: number): string =>
  polygons
    .flat()
    .filter((ring) => view.sees(ring))
    .map((ring) => ringPath(ring, view, step))
    .join('');

const ringPath = (ring: Ring, view: View, step: number): string => {
  const kept: (readonly [number, number])[] = [];
  for (const [lon, lat] of ring) {
    const point = view.at(lon, lat);
    const last = kept.at(-1);
    if (last && Math.hypot(point[0] - last[0], point[1] - last[1]) < step) continue;
    kept.push(point);
  }
  // However small it is, its first point is there.
  const [first = [0, 0], ...rest] = kept;
  const written = ([x, y]: readonly [number, number]): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
  return `M${written(first)}${rest.map((point) => `L${written(point)}`).join('')}Z`;
};
