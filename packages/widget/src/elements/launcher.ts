import type { Language } from '@bellman/protocol';
import { languageOf } from '../ground/language.js';
import { PageElement } from '../ground/page-element.js';
import { launcherStyle } from './launcher-style.js';
import { launcherWords } from './launcher-words.js';
import type { BellmanPanel } from './panel.js';

/** The speech bubble on the launcher. */
const BUBBLE = 'M3 3h18v13H10l-5 5v-5H3z';
const LINK = '#bellman';
const SVG = 'http://www.w3.org/2000/svg';

/** What the launcher consists of, for the panel that takes turns with it. */
export interface LauncherParts {
  readonly language: Language;
  readonly root: ShadowRoot;
  readonly section: HTMLElement;
  readonly button: HTMLElement;
  readonly words: HTMLElement;
  /** A status region; empty unless something is to be announced. */
  readonly notice: HTMLElement;
}

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
 * @attr {string} alert - The id of an alert that the next chat is about, where it is in force.
 * @attr {string} worker - The address of the council's service worker file, for alerts.
 * @slot - What else a resident can do, such as a link: shows when the chat cannot load.
 * @fires bellman-open - The panel opened.
 * @fires bellman-close - The panel closed.
 * @fires bellman-message - A message arrived or was sent: `detail` is `{ id, seq, at, from }`.
 */
export class BellmanWidget extends PageElement {
  #parts: LauncherParts | undefined;
  #loading: Promise<BellmanPanel | undefined> | undefined;
  #listening: AbortController | undefined;
  /** Called by `destroy`, for whoever put the element here. */
  onDestroy: (() => void) | undefined;

  connectedCallback(): void {
    // Two launchers are one too many: a later one stays what the page wrote, such as its link.
    const first = document.querySelector(this.localName);
    if (first && first !== this) return;
    this.#parts ??= this.#draw();
    const parts = this.#parts;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    document.addEventListener('click', (event) => this.#followed(event), { signal });
    addEventListener('hashchange', () => this.#arrived(), { signal });
    this.#arrived();
    if (this.#isUnderWay()) void this.#load(parts).then((panel) => panel?.resume());
  }

  disconnectedCallback(): void {
    this.#listening?.abort();
  }

  /** Fetches the chat if need be and opens its panel. */
  async open(): Promise<void> {
    if (this.#parts) (await this.#load(this.#parts))?.show();
  }

  /** Closes the panel; a chat goes on. */
  async close(): Promise<void> {
    (await this.#loading)?.hide();
  }

  /**
   * The address `url` with what opens the chat there once, within two minutes, in its fragment: for
   * a page of the council on another sub-domain. Without a chat, `url` as it is.
   */
  async handOver(url: string): Promise<string> {
    return (await (await this.#loading)?.handOver(url)) ?? url;
  }

  /** Takes the widget off the page, with everything it listened to. A chat under way is not ended. */
  destroy(): void {
    this.onDestroy?.();
    this.remove();
  }

  #draw(): LauncherParts {
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(launcherStyle);
    root.adoptedStyleSheets = [sheet];
    const make = document.createElement.bind(document);
    const [section, notice, button, words] = [
      make('section'),
      make('p'),
      make('button'),
      make('span'),
    ];
    const language = languageOf(this);
    const { name, open } = launcherWords[language];
    const [icon, path] = [
      document.createElementNS(SVG, 'svg'),
      document.createElementNS(SVG, 'path'),
    ];
    icon.setAttribute('viewBox', '0 0 24 24');
    icon.ariaHidden = 'true';
    path.setAttribute('d', BUBBLE);
    icon.append(path);
    words.textContent = open;
    button.type = 'button';
    button.addEventListener('click', () => void this.open());
    button.append(icon, words);
    notice.setAttribute('role', 'status');
    section.lang = language;
    section.ariaLabel = name;
    section.append(notice, button);
    root.append(section);
    return { language, root, section, button, words, notice };
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
    const { hash, pathname, search } = location;
    const [link, code] = hash.split('=');
    if (link !== LINK || !this.#parts) return;
    if (!code) return void this.open();
    // It works once, and nobody must find it in the address afterwards.
    history.replaceState(history.state, '', pathname + search);
    void this.#load(this.#parts).then((panel) => panel?.enter(code));
  }

  #followed(event: Event): void {
    const link = event
      .composedPath()
      .find((node) => node instanceof HTMLAnchorElement && node.getAttribute('href') === LINK);
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    void this.open();
  }

  #load(parts: LauncherParts): Promise<BellmanPanel | undefined> {
    return (this.#loading ??= import('./places.js').then(
      ({ placeBeside }) => placeBeside(this, parts),
      () => this.#fail(parts),
    ));
  }

  #fail({ notice, language }: LauncherParts): undefined {
    this.#loading = undefined;
    const { failed } = launcherWords[language];
    notice.replaceChildren(failed, ' ', document.createElement('slot'));
  }
}
