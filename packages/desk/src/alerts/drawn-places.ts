import type { Where } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../text/alerts.js';
import { cornersText } from './corners.js';
import type { Adding } from './form.js';
import { drawnIn } from './places.js';

/** More corners than this are a file's, and not for entering by hand. */
const BY_HAND = 100;

interface Acts {
  /** What is wrong with one of them, or with their sum. */
  readonly problem: string;
  readonly remove: (place: Where) => void;
  readonly change: (place: Where, adding: Adding) => void;
}

/** The corners of a place that can be changed by hand: one ring, of not too many corners. */
const ringIn = (place: Where) => {
  if (place.type !== 'polygon') return null;
  const [polygon, ...others] = place.polygons;
  const [ring, ...holes] = polygon ?? [];
  return ring && others.length + holes.length === 0 && ring.length <= BY_HAND ? ring : null;
};

/** What there is to enter again so as to change a place; null where that cannot be done by hand. */
export const againOf = (place: Where): Adding | null => {
  const ring = ringIn(place);
  if (place.type !== 'polygon' || !ring) return null;
  // The last position closes the ring, and is the first again.
  const corners = cornersText(ring.slice(0, -1));
  return { how: 'corners', at: '', radius: '', name: place.name, corners };
};

/** Places that are in no list of areas, with what may be done with each. */
export const drawnPlaces = (
  where: readonly Where[],
  acts: Acts,
): TemplateResult | typeof nothing => {
  const places = drawnIn(where);
  if (places.length === 0 && acts.problem === '') return nothing;
  return html`<section aria-labelledby="drawn-places">
    <h2 id="drawn-places">${t('where.drawn')}</h2>
    <div role="alert">
      ${acts.problem === '' ? nothing : html`<p class="problem">${acts.problem}</p>`}
    </div>
    <ul class="drawn-places" role="list">
      ${places.map((place) => {
        const again = againOf(place);
        return html`<li>
          <span class="drawn-places__name">${place.name}</span>
          ${
            again
              ? html`<button class="button button--small button--quiet" type="button" aria-label=${t('where.changeOf', { name: place.name })} @click=${() => acts.change(place, again)}>
                ${t('check.change')}
              </button>`
              : nothing
          }
          <button class="button button--small button--quiet" type="button" aria-label=${t('where.removeOf', { name: place.name })} @click=${() => acts.remove(place)}>
            ${t('where.remove')}
          </button>
        </li>`;
      })}
    </ul>
  </section>`;
};
