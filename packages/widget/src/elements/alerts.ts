import { languageOf } from '../ground/language.js';
import { PageElement } from '../ground/page-element.js';

/**
 * Alert sign-up in the page's own flow. It fetches its parts when it is connected.
 *
 * @element bellman-alerts
 * @attr {string} council - The council's short name at the relay.
 * @attr {string} relay - The relay's origin; by default the one that served this script.
 * @attr {'en'|'cy'} language - By default the page's.
 * @attr {'govuk'|'nhs'} theme - The base look, instead of the council's own.
 * @attr {string} worker - The address of the council's service worker file.
 * @attr {string} alert - An alert's id, on a page about it: "Tell me when this is resolved". A link with `#bellman-alert=` and the id does the same.
 * @slot - What else a resident can do: shows until the sign-up has loaded, and when it cannot.
 */
export class BellmanAlerts extends PageElement {
  connectedCallback(): void {
    import('./sign-up.js').then(
      ({ placeSignUp }) => placeSignUp(this, languageOf(this)),
      () => this.setAttribute('failed', ''),
    );
  }
}
