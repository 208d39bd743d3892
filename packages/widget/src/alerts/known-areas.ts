import type { AreaView } from '@bellman/protocol';
import { Refusal } from '../ground/refusal.js';
import { findPlace, type ChosenPlace } from './places.js';
import type { Home } from './relay.js';

/**
 * Where postcodes lie, as far as it was told here: the relay names no area for a postcode that it
 * holds for a follower.
 */
export class KnownAreas {
  readonly #areas = new Map<string, AreaView>();

  learn({ postcode, area }: Pick<ChosenPlace, 'postcode' | 'area'>): void {
    if (postcode !== null && area) this.#areas.set(postcode, area);
  }

  /** The place with its area, where that is known. */
  fill(place: ChosenPlace): ChosenPlace {
    const area = place.area ?? this.#areas.get(place.postcode ?? '') ?? null;
    return { ...place, area };
  }

  /** Asks the relay for those that are not known. One that it does not tell stays unknown. */
  async find(home: Home, places: readonly ChosenPlace[]): Promise<void> {
    const unknown = places.filter((place) => this.fill(place).area === null);
    const postcodes = unknown.flatMap(({ postcode }) => postcode ?? []);
    await Promise.all(postcodes.map((postcode) => this.#ask(home, postcode)));
  }

  async #ask(home: Home, postcode: string): Promise<void> {
    try {
      const { area } = await findPlace(home, postcode);
      this.learn({ postcode, area });
    } catch (error) {
      // The postcode by itself says which place it is.
      if (!(error instanceof Refusal)) throw error;
    }
  }
}
