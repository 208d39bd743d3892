import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Texts } from '../text/texts.js';
import type { Webchat } from './webchat.js';

const CROSS = svg`<path d="M4 4l16 16M20 4L4 20" />`;

/** What the header shows and does. */
interface Head {
  readonly name: string;
  readonly showsMenu: boolean;
  menu(): void;
  /** Null in the page's flow, where there is nothing to close. */
  readonly hide: (() => void) | null;
}

/** The header: the council, who one speaks with, the menu's button, and the one that closes. */
export const frameHead = (
  { council, session }: Webchat,
  text: Texts,
  { name, showsMenu, menu, hide }: Head,
): TemplateResult => {
  const { phase, conversation } = session.view;
  const advisor = phase === 'active' ? conversation?.advisor : null;
  // Not a <header>: in a dialog that would count as a second banner of the page.
  return html`<div class="head">
    <div class="titles">
      <h2 tabindex="-1">${name}</h2>
      ${
        advisor && council
          ? html`<p class="sub">${text.t('log.staff', { name: advisor, council: council.shortName })}</p>`
          : nothing
      }
    </div>
    ${
      // Where the council cannot be had and no chat is on, there is nothing in it to choose.
      council || phase !== 'home'
        ? html`<button
      type="button"
      class="menu"
      aria-expanded=${showsMenu ? 'true' : 'false'}
      aria-controls="menu"
      @click=${menu}
    >
      ${text.t('panel.menu')}
    </button>`
        : nothing
    }
    ${
      hide
        ? html`<button
          type="button"
          class="close"
          aria-label=${text.t('panel.close')}
          @click=${hide}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">${CROSS}</svg>
        </button>`
        : nothing
    }
  </div>`;
};
