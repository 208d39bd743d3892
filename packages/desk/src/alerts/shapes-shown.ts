import type { ShapeView, Where } from '@bellman/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Api } from '../link/api.js';
import { asRefusal, Refusal } from '../link/refusal.js';
import { drawnIn } from './places.js';

/** While somebody types metres, the relay is asked once they pause (ms). */
const PAUSE = 250;

/** What is to be drawn beside the council's own areas. */
export interface Shown {
  readonly council: string;
  readonly where: readonly Where[];
  readonly buffer: number;
}

/**
 * Keeps the outlines of places that were drawn, and of every place where they are grown by metres,
 * as the relay will test them.
 */
export class ShapesShown implements ReactiveController {
  shapes: readonly ShapeView[] = [];
  /** Why there are none: what is wrong with a place. */
  problem = '';
  #asked = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly api: () => Api,
    private readonly which: () => Shown,
    private readonly pause = PAUSE,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const { council, where, buffer } = this.which();
    // The council's own areas are on the map already, unless they are grown.
    const drawn = buffer > 0 ? where : drawnIn(where);
    const key = JSON.stringify([council, drawn, buffer]);
    if (key === this.#asked) return;
    this.#asked = key;
    clearTimeout(this.#timer);
    this.problem = '';
    if (drawn.length === 0) this.shapes = [];
    else
      this.#timer = setTimeout(
        () => void this.#ask({ council, where: drawn, buffer }, key),
        this.pause,
      );
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#asked = '';
  }

  async #ask({ council, where, buffer }: Shown, key: string): Promise<void> {
    const answer = await this.api()
      .call('deskShape', { council }, { where: [...where], buffer })
      .catch(asRefusal);
    if (key !== this.#asked) return;
    this.shapes = answer instanceof Refusal ? [] : answer.shapes;
    this.problem = answer instanceof Refusal ? answer.message : '';
    this.host.requestUpdate();
  }
}
