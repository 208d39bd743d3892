import type { BannerAlert } from '@bellman/protocol';
import { languageOf } from '../ground/language.js';
import type { Timers } from '../ground/timers.js';
import { AlertList } from './list.js';
import { behind, readCurrent, type Told } from './read.js';
import { bannerStyle } from './style.js';
import { time } from './time.js';
import { ended, untold } from './told.js';
import { wordsIn } from './words.js';

/** How often it is asked again while the page is seen, milliseconds. */
const AGAIN = 180_000;

/** The page's launcher, so far as the banner uses it. */
type Launcher = HTMLElement & { open?(): Promise<void>; close?(): Promise<void> };

/** Those that are at work, each once. */
const banners = new WeakMap<HTMLElement, Banner>();

/** A banner in an element of the page's: reads, draws, and tells what is new, until it is taken off. */
class Banner {
  readonly #list: AlertList;
  #readAt = 0;
  #told: Told | null = null;
  /** What to add to the device's clock for the relay's, ms. */
  #behind = 0;
  #cancel = (): void => undefined;

  constructor(
    readonly element: HTMLElement,
    readonly relay: string,
    readonly timers: Timers,
  ) {
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    this.#list = new AlertList(root, bannerStyle, {
      council: () => this.#council,
      chat: () => {
        const launcher = this.#launcher;
        return launcher && ((alert) => void openChat(launcher, alert));
      },
    });
  }

  get #council(): string {
    return this.element.getAttribute('council') ?? '';
  }

  /** The launcher of the same council on this page. */
  get #launcher(): Launcher | null {
    return document.querySelector(`bellman-widget[council="${CSS.escape(this.#council)}"]`);
  }

  /** Reads what is in force, draws it, and sees to the next time. */
  async read(): Promise<void> {
    this.#cancel();
    this.#readAt = this.timers.now();
    document.addEventListener('visibilitychange', this.#look);
    const language = languageOf(this.element);
    const [answer, sayWith] = await Promise.all([
      readCurrent(this.relay, this.#council, language),
      wordsIn(language),
    ]);
    const isFirst = this.#told === null;
    if (answer) this.#behind = behind(answer.at, this.timers.now());
    this.#told = answer ?? this.#told;
    this.#list.section.lang = language;
    if (this.#told) {
      const { current } = this.#told;
      const say = sayWith(current.texts);
      const now = this.timers.now() + this.#behind;
      const { news, gone } = this.#list.draw({ current, say, now });
      const fresh = untold(news);
      // What was there with the page is read with it; only what comes later is announced.
      if (!isFirst) this.#list.tell(fresh, ended(gone), say);
    }
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
}

/**
 * Opens the page's chat, which is then about the alert, if it begins before the panel closes; the
 * relay finds it by its id. Where a chat is under way, its notice takes the question up.
 */
const openChat = async (launcher: Launcher, { id }: BannerAlert): Promise<void> => {
  // A panel that is open asks anew what it is to be about.
  await launcher.close?.();
  launcher.setAttribute('alert', id);
  const closed = (): void => launcher.removeAttribute('alert');
  launcher.addEventListener('bellman-close', closed, { once: true });
  await launcher.open?.();
};

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
