import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** As near to its end as this, CSS pixels, the log follows what arrives. */
const NEAR_END = 60;

/** The host of a log: an element that draws into a root. */
type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };

/**
 * Keeps the end of what is said in sight: the log's, or in a low panel, where everything scrolls as
 * one column, the column's. Whoever scrolls up is left there, and is shown that something came
 * below; whoever comes back to the end follows again. What arrives and is higher than the room for
 * it is shown from its start.
 */
export class Follow implements ReactiveController {
  /** Whether something came below while one was reading above. */
  isBehind = false;
  /** Whether a column's end is what one works at: the message box, nothing in its place. */
  hasBox = true;
  #follows = true;
  #top = 0;
  #height = 0;
  /** Where it has scrolled to by itself, to show something from its start. */
  #shown = -1;
  /** Where a column stood when its end was shown. */
  #end = -1;
  /** What stood last in the log before something arrived. */
  #before: Element | null = null;
  #column: HTMLElement | null = null;
  readonly #resized = new ResizeObserver(() => {
    this.#height = this.#scroller?.clientHeight ?? 0;
    this.hostUpdated();
  });
  readonly #columnScrolled = (): void => {
    const scroller = this.#scroller;
    if (scroller && scroller === this.#column) this.scrolled(scroller);
  };

  constructor(private readonly host: Host) {
    host.addController(this);
  }

  get #log(): Element | null {
    return this.host.renderRoot.querySelector('.log');
  }

  /** What scrolls: the log, or all of the panel. */
  get #scroller(): Element | null {
    const log = this.#log;
    return log && getComputedStyle(log).overflowY === 'visible' ? this.#column : log;
  }

  hostConnected(): void {
    const root = this.host.getRootNode();
    this.#column =
      root instanceof ShadowRoot && root.host instanceof HTMLElement ? root.host : null;
    this.#column?.addEventListener('scroll', this.#columnScrolled);
    void this.#watch();
  }

  hostDisconnected(): void {
    this.#resized.disconnect();
    this.#column?.removeEventListener('scroll', this.#columnScrolled);
    this.#follows = true;
    this.isBehind = false;
    this.#top = 0;
    this.#end = -1;
    this.#before = null;
  }

  hostUpdated(): void {
    const before = this.#before;
    this.#before = null;
    const scroller = this.#scroller;
    if (!scroller || !this.#follows) return;
    const isColumn = scroller === this.#column;
    if (isColumn && !this.hasBox) return;
    if (isColumn && this.#isAbove(scroller)) {
      this.#follows = false;
      return;
    }
    // In a column, who writes keeps the box in sight.
    const mayLeave = !isColumn || !this.host.matches(':focus-within');
    if (mayLeave && before && this.#showStart(scroller, before)) return;
    scroller.scrollTop = scroller.scrollHeight;
    this.#end = scroller.scrollTop;
  }

  /** Whether something higher up was brought into sight, of which nobody has been told yet. */
  #isAbove({ scrollTop, scrollHeight, clientHeight }: Element): boolean {
    return scrollTop < this.#end && scrollTop + clientHeight < scrollHeight - NEAR_END;
  }

  /** Shows the last of what came after `before` from its start, if it is too high to be seen at once. */
  #showStart(scroller: Element, before: Element): boolean {
    const first = before.parentElement?.lastElementChild;
    if (!first || first === before) return false;
    const from = first.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    const start = scroller.scrollTop + from;
    if (scroller.scrollHeight - start <= scroller.clientHeight) return false;
    scroller.scrollTop = start;
    this.#shown = scroller.scrollTop;
    this.#follows = false;
    return true;
  }

  async #watch(): Promise<void> {
    await this.host.updateComplete;
    const watched = [this.#log, this.#column, this.host];
    for (const element of watched) if (element) this.#resized.observe(element);
  }

  /** To the end, and on with it. */
  toEnd(): void {
    this.#follows = true;
    this.#end = -1;
    this.isBehind = false;
    this.host.requestUpdate();
  }

  /** Something is about to be added at the end. */
  grown(): void {
    if (this.#follows) this.#before = this.#log?.querySelector('ol')?.lastElementChild ?? null;
    else this.isBehind = true;
  }

  scrolled({ scrollHeight, scrollTop, clientHeight }: Element): void {
    // A new size moves the log too, and that is nobody's scrolling.
    if (clientHeight !== this.#height) return;
    const isOwn = scrollTop === this.#shown;
    this.#shown = -1;
    if (!isOwn && scrollHeight - scrollTop - clientHeight < NEAR_END) {
      this.#follows = true;
      if (this.isBehind) this.toEnd();
    } else if (scrollTop < this.#top) this.#follows = false;
    this.#top = scrollTop;
  }
}
