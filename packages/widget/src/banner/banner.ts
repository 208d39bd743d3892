import type { BannerAlert, CurrentAlerts } from '@bellman/protocol';
import { languageOf } from '../ground/language.js';
import type { Timers } from '../ground/timers.js';
import { bannerEn } from '../text/banner-en.js';
import { dismiss, dismissedOf } from './dismissed.js';
import { isDanger, MOST, ordered } from './order.js';
import { readCurrent } from './read.js';
import { make, makeRow } from './row.js';
import { bannerStyle } from './style.js';
import { sayIn, type Say } from './words.js';

/** How often it is asked again while the page is seen, milliseconds. */
const AGAIN = 180_000;

/** The browser's own time; the chat's would be cut out of what opens it. */
const time: Timers = {
  now: () => Date.now(),
  after: (delay, run) => {
    const timer = setTimeout(run, delay);
    return () => clearTimeout(timer);
  },
};

/** Those that are at work, each once. */
const banners = new WeakMap<HTMLElement, Banner>();

/** A banner in an element of the page's: reads, draws, and tells what is new, until it is taken off. */
class Banner {
  readonly #section = make('section', '');
  readonly #list = make('ul', '');
  /** Two, since what endangers life interrupts and nothing else does. */
  readonly #polite = make('p', 'said');
  readonly #urgent = make('p', 'said');
  readonly #others = make('a', '');
  readonly #rows = new Map<string, HTMLLIElement>();
  #readAt = 0;
  #current: CurrentAlerts | null = null;
  #cancel = (): void => undefined;

  constructor(
    readonly element: HTMLElement,
    readonly relay: string,
    readonly timers: Timers,
  ) {
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(bannerStyle);
    root.adoptedStyleSheets = [sheet];
    this.#polite.setAttribute('role', 'status');
    this.#urgent.setAttribute('role', 'alert');
    this.#list.setAttribute('role', 'list');
    this.#section.tabIndex = -1;
    this.#section.hidden = true;
    this.#section.append(this.#list, make('p', 'others', this.#others));
    root.append(this.#section, this.#polite, this.#urgent);
  }

  get #council(): string {
    return this.element.getAttribute('council') ?? '';
  }

  /** Reads what is in force, draws it, and sees to the next time. */
  async read(): Promise<void> {
    this.#cancel();
    this.#readAt = this.timers.now();
    document.addEventListener('visibilitychange', this.#look);
    const language = languageOf(this.element);
    const [answer, words] = await Promise.all([
      readCurrent(this.relay, this.#council, language),
      language === 'en'
        ? bannerEn
        : import('../text/banner-cy.js').then(({ bannerCy }) => bannerCy),
    ]);
    const isFirst = this.#current === null;
    this.#current = answer ?? this.#current;
    this.#section.lang = language;
    if (this.#current) this.#draw(sayIn(language, words, this.#current.texts), isFirst);
    this.#cancel();
    this.#cancel = this.timers.after(AGAIN, () => this.#look());
  }

  /** Reads again where the page is seen and the time has come; a page that is hidden waits. */
  readonly #look = (): void => {
    if (!this.element.isConnected)
      return document.removeEventListener('visibilitychange', this.#look);
    const isDue = this.timers.now() - this.#readAt >= AGAIN;
    if (isDue && document.visibilityState === 'visible') void this.read();
  };

  #draw(say: Say, isFirst: boolean): void {
    const now = this.timers.now();
    const gone = dismissedOf(this.#council);
    const wanted = (this.#current?.alerts ?? []).filter(
      (alert) => alert.expiresAt > now && (isDanger(alert) || !gone.includes(alert.id)),
    );
    const shown = ordered(wanted).slice(0, MOST);
    for (const [id, row] of this.#rows) {
      if (shown.some((alert) => alert.id === id)) continue;
      row.remove();
      this.#rows.delete(id);
    }
    const news: BannerAlert[] = [];
    shown.forEach((alert, at) => {
      const row = this.#rows.get(alert.id) ?? makeRow(alert, say, () => this.#dismiss(alert, say));
      if (!this.#rows.has(alert.id)) news.push(alert);
      this.#rows.set(alert.id, row);
      if (this.#list.children[at] !== row)
        this.#list.insertBefore(row, this.#list.children[at] ?? null);
    });
    const count = wanted.length - shown.length;
    this.#others.textContent = count > 0 ? say('banner.others', { count }) : '';
    this.#others.href = this.#current?.page ?? '';
    this.#others.hidden = count === 0;
    this.#section.ariaLabel = say('banner.name');
    this.#section.hidden = wanted.length === 0;
    // What was there with the page is read with it; only what comes later is announced.
    if (!isFirst) this.#tell(news, say);
  }

  #tell(news: readonly BannerAlert[], say: Say): void {
    for (const [region, those] of [
      [this.#urgent, news.filter(isDanger)],
      [this.#polite, news.filter((alert) => !isDanger(alert))],
    ] as const) {
      region.textContent = those.map(({ headline }) => say('banner.news', { headline })).join(' ');
    }
  }

  #dismiss(alert: BannerAlert, say: Say): void {
    dismiss(this.#council, alert.id);
    this.#draw(say, true);
    this.#polite.textContent = say('banner.dismissed', { headline: alert.headline });
    this.#section.focus();
  }
}

/**
 * Shows the council's current alerts in `element`, once however often it is put on a page again.
 * `relay` is an origin; `timers` are handed in by tests alone.
 */
export const showBanner = async (
  element: HTMLElement,
  relay: string,
  timers: Timers = time,
): Promise<void> => {
  const banner = banners.get(element) ?? new Banner(element, relay, timers);
  banners.set(element, banner);
  await banner.read();
};
