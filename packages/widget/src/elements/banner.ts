import { PageElement } from '../ground/page-element.js';
import { relayOf } from '../ground/relay.js';

/**
 * The council's current alerts, in the page's own flow and for whoever opted in by putting it
 * there: one GET without cookies, cached for half a minute, and again every few minutes while the
 * page is seen. Without alerts it takes no room.
 *
 * @element bellman-banner
 * @attr {string} council - The council's short name at the relay.
 * @attr {string} relay - The relay's origin; by default the one that served this script.
 * @attr {'en'|'cy'} language - By default the page's.
 */
export class BellmanBanner extends PageElement {
  connectedCallback(): void {
    import('../banner/banner.js').then(
      ({ showBanner }) => showBanner(this, relayOf(this)),
      // A page without a banner is as good as one without alerts.
      () => undefined,
    );
  }
}
