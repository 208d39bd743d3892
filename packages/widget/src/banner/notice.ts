import type { BannerAlert, Language } from '@bellman/protocol';
import type { Webchat } from '../elements/webchat.js';
import { defineOnce } from '../ground/define-once.js';
import type { Timers } from '../ground/timers.js';
import { takeUp } from './asked.js';
import { showBelow } from './below.js';
import { LauncherMark } from './launcher-mark.js';
import { AlertList } from './list.js';
import { isDanger } from './order.js';
import { behind, currentIn, isObject } from './read.js';
import { noticeStyle } from './style.js';
import { time } from './time.js';
import { ended, untold } from './told.js';
import { wordsIn, type Say } from './words.js';

/** A live region must have stood a moment before what is put into it is heard, milliseconds. */
const STANDS = 150;
/** The longest until it looks whether one has ended, milliseconds. */
const LOOK = 3_600_000;

const none = { alerts: [], page: '', texts: {} };

/**
 * The council's current alerts within a chat (A8), above the log and no part of it: nobody said
 * them. They come over the chat's own connection, so they need no asking. While the panel is
 * closed the launcher tells of what is new. It takes no focus.
 */
class BellmanCurrent extends HTMLElement {
  timers: Timers = time;
  #webchat: Webchat | undefined;
  #language: Language | undefined;
  #what: unknown = null;
  #alerts: readonly BannerAlert[] = [];
  #say: Say | undefined;
  #news: readonly BannerAlert[] = [];
  #gone: readonly BannerAlert[] = [];
  /** What to add to the device's clock for the relay's, ms. */
  #behind = 0;
  #unwatch = (): void => undefined;
  #cancel = (): void => undefined;
  readonly #list = new AlertList(this.attachShadow({ mode: 'open' }), noticeStyle, {
    target: '_blank',
    council: () => this.#webchat?.widget.getAttribute('council') ?? '',
    dismissed: () => this.#leave(),
  });
  readonly #below = showBelow(this.#list.section);
  readonly #mark = new LauncherMark(this.#list, () => this.#webchat);

  connectedCallback(): void {
    this.#mark.clear();
    this.#takeUp();
  }

  disconnectedCallback(): void {
    this.#list.hush();
  }

  /** `what` is in force, as it arrived. */
  async tell(webchat: Webchat, what: unknown): Promise<void> {
    this.#unwatch();
    this.#unwatch = webchat.session.watch(() => this.#follow());
    // What was there with the chat is read with it; what comes while it lasts is announced.
    const isFirst = this.#webchat === undefined && isObject(what) && what['news'] !== true;
    this.#webchat = webchat;
    this.#what = what;
    if (isObject(what)) this.#behind = behind(what['at'], this.timers.now());
    await this.#draw(!isFirst);
  }

  /** The chat goes on in another language, or has ended: then what is in force is told elsewhere. */
  #follow(): void {
    const { session, language } = this.#webchat ?? {};
    this.hidden = ['home', 'ended', 'lost'].includes(session?.view.phase ?? 'home');
    if (language !== this.#language) void this.#draw(false);
  }

  async #draw(isNews: boolean): Promise<void> {
    const { language = 'en' } = this.#webchat ?? {};
    const isOther = this.#language !== undefined && this.#language !== language;
    this.#language = language;
    this.#follow();
    const current = (isObject(this.#what) && currentIn(this.#what[language])) || none;
    const say = (await wordsIn(language))(current.texts);
    if (language !== this.#language) return;
    [this.#say, this.#alerts] = [say, current.alerts];
    this.#list.section.lang = language;
    if (isOther) this.#list.clear();
    const now = this.timers.now() + this.#behind;
    const { news, gone } = this.#list.draw({ current, say, now });
    const fresh = untold(news);
    if (isNews && !this.hidden) this.#speak(fresh, ended(gone));
    const ends = current.alerts.map(({ expiresAt }) => expiresAt - now).filter((ms) => ms > 0);
    this.#below(say('banner.below'));
    this.#takeUp();
    this.#cancel();
    if (ends.length > 0)
      this.#cancel = this.timers.after(Math.min(LOOK, ...ends), () => void this.#draw(true));
  }

  /** The page asks for a chat about one of them, and this chat is under way. */
  #takeUp(): void {
    const [webchat, say] = [this.#webchat, this.#say];
    const line = webchat && say ? takeUp(this, webchat, this.#alerts, say) : null;
    if (line) this.timers.after(STANDS, () => this.#list.note(line));
  }

  /** Once, a moment later: in the panel where it is open, else by the launcher. */
  #speak(news: readonly BannerAlert[], gone: readonly BannerAlert[]): void {
    const isDue = this.#news.length + this.#gone.length > 0;
    this.#news = [...this.#news, ...news];
    this.#gone = [...this.#gone, ...gone];
    if (!isDue && this.#news.length + this.#gone.length > 0)
      this.timers.after(STANDS, () => this.#announce());
  }

  #announce(): void {
    // What went before it was said was never heard of: nothing is said of it.
    const news = this.#news.filter((alert) => this.#list.has(alert));
    const gone = this.#gone.filter(({ id }) => !this.#news.some((one) => one.id === id));
    this.#news = this.#gone = [];
    if (this.hidden || !this.#say || news.length + gone.length === 0) return;
    if (!this.isConnected) return this.#mark.tell(news, gone, this.#say);
    this.#list.tell(news, gone, this.#say);
    // In a low panel it came above what is in sight.
    if (news.some(isDanger)) this.scrollIntoView({ block: 'nearest' });
  }

  /** Where none is left, the focus goes to the panel's heading. */
  #leave(): void {
    const root = this.getRootNode();
    if (this.#list.section.hidden && root instanceof ShadowRoot) root.querySelector('h2')?.focus();
  }
}

defineOnce('bellman-current', BellmanCurrent);

/** The notice of `webchat`, with what its relay just told; made when it first tells of anything. */
export const tellCurrent = (webchat: Webchat, what: unknown): HTMLElement => {
  const notice = webchat.notice instanceof BellmanCurrent ? webchat.notice : new BellmanCurrent();
  void notice.tell(webchat, what);
  return notice;
};
