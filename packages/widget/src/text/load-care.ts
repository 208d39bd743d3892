import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { careEn } from './care-en.js';
import type { Catalogue, Texts } from './texts.js';

/** Somebody's own element with the chat's sentences. */
type Host = ReactiveControllerHost & { readonly text: Texts; lang: string };

/**
 * The chat's sentences with those of care, for an element that has `text`. English comes with the
 * elements; where the Welsh cannot be fetched it is English too: help without words is none.
 */
export class CareTexts implements ReactiveController {
  #of: Texts | undefined;
  #texts: Texts | null = null;

  constructor(private readonly host: Host) {
    host.addController(this);
  }

  /** Null until they are there; while another language is on its way, the ones before. */
  get current(): Texts | null {
    return this.#texts;
  }

  hostUpdate(): void {
    const { text } = this.host;
    if (text === this.#of) return;
    this.#of = text;
    if (text.language === 'en') return this.#set(text, careEn, 'en');
    import('./care-cy.js').then(
      ({ careCy }) => this.#arrived(text, careCy, 'cy'),
      () => this.#arrived(text, careEn, 'en'),
    );
  }

  #arrived(text: Texts, catalogue: Catalogue, lang: string): void {
    if (this.#of !== text) return;
    this.#set(text, catalogue, lang);
    this.host.requestUpdate();
  }

  #set(text: Texts, catalogue: Catalogue, lang: string): void {
    this.#texts = text.with(catalogue);
    this.host.lang = lang;
  }
}
