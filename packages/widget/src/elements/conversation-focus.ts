import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The host: an element that draws into a root. */
type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode };

class FocusKeeper implements ReactiveController {
  #held: Element | null = null;

  constructor(
    private readonly host: Host,
    private readonly instead: () => void,
  ) {}

  hostUpdate(): void {
    const root = this.host.renderRoot;
    this.#held = root instanceof ShadowRoot ? root.activeElement : null;
  }

  hostUpdated(): void {
    const held = this.#held;
    this.#held = null;
    if (held && !held.isConnected) this.instead();
  }
}

/**
 * Calls `instead` whenever what had the focus in `host` is drawn no more: the browser would give
 * the focus to the page's body, and whoever uses the keyboard would be back at the page's
 * beginning (WCAG 2.2, 2.4.3). A focus that stood elsewhere stays.
 */
export const keepFocus = (host: Host, instead: () => void): void =>
  host.addController(new FocusKeeper(host, instead));
