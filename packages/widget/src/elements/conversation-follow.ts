import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** As near to its end as this, CSS pixels, the log follows what arrives. */
const NEAR_END = 60;

/** The host of a log: an element that draws into a root. */
type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode };

/**
 * Keeps a log's end in sight. Whoever scrolls up is left there, and is shown that something came
 * below; whoever comes back to the end follows again.
 */
export class Follow implements ReactiveController {
  /** Whether something came below while one was reading above. */
  isBehind = false;
  #follows = true;
  #top = 0;
  #height = 0;
  readonly #resized = new ResizeObserver(([entry]) => {
    this.#height = entry?.target.clientHeight ?? 0;
    this.hostUpdated();
  });

  constructor(private readonly host: Host) {
    host.addController(this);
  }

  get #log(): Element | null {
    return this.host.renderRoot.querySelector('.log');
  }

  hostConnected(): void {
    void this.#watch();
  }

  hostDisconnected(): void {
    this.#resized.disconnect();
    this.#follows = true;
    this.isBehind = false;
    this.#top = 0;
  }

  hostUpdated(): void {
    const log = this.#log;
    if (log && this.#follows) log.scrollTop = log.scrollHeight;
  }

  async #watch(): Promise<void> {
    await this.host.updateComplete;
    if (this.#log) this.#resized.observe(this.#log);
  }

  /** To the end, and on with it. */
  toEnd(): void {
    this.#follows = true;
    this.isBehind = false;
    this.host.requestUpdate();
  }

  /** Something was added at the end. */
  grown(): void {
    if (!this.#follows) this.isBehind = true;
  }

  scrolled({ scrollHeight, scrollTop, clientHeight }: Element): void {
    // A new size moves the log too, and that is nobody's scrolling.
    if (clientHeight !== this.#height) return;
    if (scrollHeight - scrollTop - clientHeight < NEAR_END) {
      this.#follows = true;
      if (this.isBehind) this.toEnd();
    } else if (scrollTop < this.#top) this.#follows = false;
    this.#top = scrollTop;
  }
}
