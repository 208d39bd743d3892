import { languageOf } from '../ground/language.js';
import { PageElement } from '../ground/page-element.js';

/**
 * The chat in the page's own flow, without a launcher. It fetches its parts when it is connected.
 *
 * @element bellman-chat
 * @attr {string} council - The council's short name at the relay.
 * @attr {string} relay - The relay's origin; by default the one that served this script.
 * @attr {'en'|'cy'} language - By default the page's.
 * @attr {'govuk'|'nhs'} theme - The base look, instead of the council's own.
 * @attr {string} services - As on `bellman-widget`.
 * @attr {string} alert - The id of an alert that the next chat is about, where it is in force.
 * @slot - What else a resident can do: shows until the chat has loaded, and when it cannot.
 * @fires bellman-message - A message arrived or was sent.
 */
export class BellmanChat extends PageElement {
  connectedCallback(): void {
    import('./places.js').then(
      ({ placeInline }) => placeInline(this, languageOf(this)),
      () => this.setAttribute('failed', ''),
    );
  }
}
