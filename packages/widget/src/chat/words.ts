import { mask, mentionsDanger, strongDanger, type Hidden } from '@bellman/protocol';
import { plain } from '../ground/plain.js';
import type { ChatStore } from './store.js';

/** What becomes of the resident's words before they are kept or sent (C7, C12). */
export class Words {
  #hidden: readonly Hidden[] = [];
  #phrases: readonly string[] = [...strongDanger.en, ...strongDanger.cy];

  constructor(
    private readonly store: ChatStore,
    private readonly changed: () => void,
  ) {}

  /** What was hidden in what was written last. */
  get hidden(): readonly Hidden[] {
    return this.#hidden;
  }

  /** What may be kept and sent of several texts that are written at once: plain, masked, trimmed. */
  say<Texts extends readonly string[]>(...written: Texts): { [At in keyof Texts]: string } {
    const masked = written.map((text) => mask(plain(text)));
    this.#hidden = [...new Set(masked.flatMap(({ hidden }) => hidden))];
    this.heed(written);
    return masked.map(({ text }) => text.trim()) as { [At in keyof Texts]: string };
  }

  /** The council's phrases that hint at danger, with what was written before they were known. */
  listenFor(phrases: readonly string[], before: readonly string[]): void {
    this.#phrases = phrases;
    this.heed(before);
  }

  /** Looks for those phrases; one of them is enough for the whole chat. */
  heed(written: readonly string[]): void {
    const isKnown = this.store.read().danger;
    if (isKnown || !written.some((text) => mentionsDanger(text, this.#phrases))) return;
    this.store.write({ danger: true });
    this.changed();
  }

  clear(): void {
    this.#hidden = [];
  }
}
