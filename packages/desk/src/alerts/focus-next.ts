import type { ReactiveController } from 'lit';
import type { View } from '../ui/view.js';

/** Gives the focus to something as soon as it is drawn, which may take more than one drawing. */
export class FocusNext implements ReactiveController {
  #selector = '';

  constructor(private readonly host: View) {
    host.addController(this);
  }

  on(selector: string): void {
    this.#selector = selector;
    this.host.requestUpdate();
  }

  hostUpdated(): void {
    const next =
      this.#selector === '' ? null : this.host.querySelector<HTMLElement>(this.#selector);
    if (!next) return;
    this.#selector = '';
    next.focus();
  }
}
