import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Something that views show: it says when it changed, and they draw anew. */
export class Model {
  readonly #listeners = new Set<() => void>();

  /** Hears of every change; answers how to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  protected changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Draws its element anew whenever the model that `which` answers changes. */
export class Watch implements ReactiveController {
  #model: Model | undefined;
  #stop: () => void = () => undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly which: () => Model | undefined,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.hostUpdate();
  }

  hostUpdate(): void {
    const model = this.which();
    if (model === this.#model) return;
    this.#stop();
    this.#model = model;
    this.#stop = model?.onChange(() => this.host.requestUpdate()) ?? (() => undefined);
  }

  hostDisconnected(): void {
    this.#stop();
    this.#model = undefined;
  }
}
