import { LitElement } from 'lit';

/**
 * A view of the desk. It draws into the page itself, not into a shadow tree: the desk owns its
 * whole page, one stylesheet serves it, and labels and descriptions reach across views.
 */
export abstract class View extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** The element of this view that `selector` finds. */
  protected find(selector: string): HTMLElement | null {
    return this.querySelector<HTMLElement>(selector);
  }

  /** Draws first, then moves the focus to what `selector` finds. */
  protected async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.find(selector)?.focus();
  }
}
