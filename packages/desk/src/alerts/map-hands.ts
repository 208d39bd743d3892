/** A point of the drawing. */
type Point = readonly [x: number, y: number];

/** How far (CSS pixels) a pointer may slip and still have clicked. */
const SLIP = 5;

/** What a hand on the map does. */
export interface Hands {
  /** Clicked, or tapped, without moving. */
  click(at: Point, target: Element): void;
  /** Draws a corner to another place. */
  dragCorner(corner: number, to: Point): void;
  /** Moves the ground, by so much of the drawing. */
  dragGround(dx: number, dy: number): void;
  /** The wheel, with Ctrl or a pinch. */
  zoom(factor: number, at: Point): void;
}

/** Where in the drawing an event was. */
export const pointIn = (
  map: SVGSVGElement,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): Point => {
  const matrix = map.getScreenCTM();
  if (!matrix) return [0, 0];
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse());
  return [x, y];
};

/** Tells clicks from drags, of the ground or of a corner, by mouse, pen or finger. */
export class MapHands {
  #from: { readonly x: number; readonly y: number; readonly corner: number | null } | undefined;
  #last: Point = [0, 0];
  #dragging = false;

  constructor(private readonly hands: Hands) {}

  readonly down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const map = event.currentTarget as SVGSVGElement;
    const corner = (event.target as Element).getAttribute('data-corner');
    this.#from = {
      x: event.clientX,
      y: event.clientY,
      corner: corner === null ? null : Number(corner),
    };
    this.#last = pointIn(map, event);
    this.#dragging = false;
    if (corner !== null) map.setPointerCapture(event.pointerId);
  };

  readonly move = (event: PointerEvent): void => {
    const from = this.#from;
    if (!from) return;
    const slipped = Math.hypot(event.clientX - from.x, event.clientY - from.y) > SLIP;
    if (!slipped && !this.#dragging) return;
    this.#dragging = true;
    const map = event.currentTarget as SVGSVGElement;
    const at = pointIn(map, event);
    if (from.corner !== null) this.hands.dragCorner(from.corner, at);
    // The ground goes along, so that what was under the pointer stays under it.
    else this.hands.dragGround(this.#last[0] - at[0], this.#last[1] - at[1]);
  };

  readonly up = (event: PointerEvent): void => {
    const from = this.#from;
    this.#from = undefined;
    if (!from || this.#dragging || from.corner !== null) return;
    this.hands.click(pointIn(event.currentTarget as SVGSVGElement, event), event.target as Element);
  };

  readonly cancel = (): void => {
    this.#from = undefined;
  };

  readonly wheel = (event: WheelEvent): void => {
    // Without Ctrl the wheel scrolls the page, as everywhere.
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.hands.zoom(
      event.deltaY < 0 ? 1.25 : 0.8,
      pointIn(event.currentTarget as SVGSVGElement, event),
    );
  };
}
