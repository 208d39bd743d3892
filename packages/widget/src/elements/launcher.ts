import type { BellmanPanel } from './panel.js';
import { launcherStyle } from './launcher-style.js';
import { launcherWords } from './launcher-words.js';
import { languageOf } from '../ground/language.js';
import { PageElement } from '../ground/page-element.js';

/** The speech bubble on the launcher. */
const BUBBLE = 'M3 3h18v13H10l-5 5v-5H3z';
const LINK = '#bellman';
const SVG = 'http://www.w3.org/2000/svg';

/**
 * The launcher: a button that fetches the chat when somebody wants it. Until then it asks the
 * network for nothing and stores nothing.
 *
 * @element bellman-widget
 * @attr {string} council - The council's short name at the relay, such as `hart`.
 * @attr {string} relay - The relay's origin; by default the one that served this script.
 * @attr {'en'|'cy'} language - By default the page's.
 * @attr {'right'|'left'} position - The corner at the bottom of the window.
 * @attr {'govuk'|'nhs'} theme - The base look, instead of the council's own.
 * @attr {string} services - What can be chatted about on this page: `waste planning`, or `/bins/*=waste` to choose it there beforehand.
 * @attr {string} worker - The address of the council's service worker file, for alerts.
 * @slot - What else a resident can do, such as a link: shows when the chat cannot load.
 * @fires bellman-open - The panel opened.
 * @fires bellman-close - The panel closed.
 * @fires bellman-message - A message arrived or was sent: `detail` is `{ id, seq, at, from }`.
 */
export class BellmanWidget extends PageElement {
  #root: ShadowRoot | undefined;
  readonly #section = document.createElement('section');
  readonly #button = document.createElement('button');
  readonly #words = document.createElement('span');
  readonly #notice = document.createElement('p');
  #loading: Promise<BellmanPanel | undefined> | undefined;
  #listening: AbortController | undefined;
  /** Whether `destroy` was called: it does not come back by itself. */
  destroyed = false;

  connectedCallback(): void {
    // Two launchers are one too many: a later one stays what the page wrote, such as its link.
    const first = document.querySelector(this.localName);
    if (first && first !== this) return;
    if (!this.#root) this.#draw();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    document.addEventListener('click', (event) => this.#followed(event), { signal });
    addEventListener('hashchange', () => this.#arrived(), { signal });
    this.#arrived();
    if (this.#isUnderWay()) void this.#load().then((panel) => panel?.resume());
  }

  disconnectedCallback(): void {
    this.#listening?.abort();
  }

  /** Fetches the chat if need be and opens its panel. */
  async open(): Promise<void> {
    (await this.#load())?.show();
  }

  /** Closes the panel; a chat goes on. */
  async close(): Promise<void> {
    (await this.#loading)?.hide();
  }

  /** Takes the widget off the page, with everything it listened to. A chat under way is not ended. */
  destroy(): void {
    this.destroyed = true;
    this.remove();
  }

  #draw(): void {
    this.#root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(launcherStyle);
    this.#root.adoptedStyleSheets = [sheet];
    const language = languageOf(this);
    const words = launcherWords[language];
    const icon = document.createElementNS(SVG, 'svg');
    const path = document.createElementNS(SVG, 'path');
    icon.setAttribute('viewBox', '0 0 24 24');
    icon.setAttribute('aria-hidden', 'true');
    path.setAttribute('d', BUBBLE);
    icon.append(path);
    this.#words.textContent = words.open;
    this.#button.type = 'button';
    this.#button.append(icon, this.#words);
    this.#button.addEventListener('click', () => void this.open());
    this.#notice.setAttribute('role', 'status');
    this.#section.lang = language;
    this.#section.setAttribute('aria-label', words.name);
    this.#section.append(this.#notice, this.#button);
    this.#root.append(this.#section);
  }

  /** A tab with a chat has a key of ours; reading it is all that happens before a click. */
  #isUnderWay(): boolean {
    try {
      return sessionStorage.getItem(`bellman.${this.getAttribute('council')}`) !== null;
    } catch {
      // Storage is blocked, so no chat can have been kept in it.
      return false;
    }
  }

  #arrived(): void {
    if (location.hash === LINK) void this.open();
  }

  #followed(event: Event): void {
    const link = event
      .composedPath()
      .find((node) => node instanceof HTMLAnchorElement && node.getAttribute('href') === LINK);
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    void this.open();
  }

  #load(): Promise<BellmanPanel | undefined> {
    return (this.#loading ??= import('./panel.js').then(
      ({ BellmanPanel: Panel }) => this.#adopt(new Panel()),
      () => this.#fail(),
    ));
  }

  #adopt(panel: BellmanPanel): BellmanPanel {
    panel.widget = this;
    panel.language = languageOf(this);
    panel.addEventListener('bellman-open', () => (this.#section.hidden = true));
    panel.addEventListener('bellman-close', () => {
      this.#section.hidden = false;
      if (panel.hadFocus) this.#button.focus();
    });
    panel.addEventListener('bellman-unread', (event) => {
      const { words, news } = (event as CustomEvent<{ words: string; news: string }>).detail;
      const { open } = launcherWords[panel.language];
      this.#words.textContent = words ? `${open}, ${words}` : open;
      this.#notice.className = 'quiet';
      this.#notice.textContent = news;
    });
    this.#root?.append(panel);
    return panel;
  }

  #fail(): undefined {
    this.#loading = undefined;
    this.#notice.className = '';
    this.#notice.replaceChildren(
      launcherWords[languageOf(this)].failed,
      ' ',
      document.createElement('slot'),
    );
  }
}
