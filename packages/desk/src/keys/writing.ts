import { systemClock, type Clock } from '../ground/clock.js';
import { writes } from './keys.js';

/** Where somebody types, or chooses by typing; a box to tick takes Space alone, which stays its own. */
const TYPING = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]';

/** How long nothing is pressed before a key is one again, where the box has gone, ms. */
const PAUSE = 1_500;

const boxOf = ({ target }: Event): Element | null =>
  target instanceof Element ? target.closest(TYPING) : null;

/**
 * Which keys belong to words. Whoever writes in a box that is taken away, since its chat ended or
 * went to somebody else, writes on without looking, however long they thought about the next word:
 * those keys do nothing until they pause, or do something on purpose (Escape, Tab, a click, Enter
 * in a line, a key with Alt).
 */
export class Writing {
  /** Where somebody writes, as long as they have not left it on purpose. */
  #box: Element | null = null;
  #until = 0;

  /** @param gone hears that somebody writes on though their box has gone */
  constructor(
    private readonly gone: () => void,
    private readonly clock: Clock = systemClock,
  ) {}

  /** The focus came to something. */
  readonly focused = (event: Event): void => {
    this.#box = boxOf(event) ?? this.#box;
  };

  /** Something was done on purpose. */
  readonly stop = (): void => {
    this.#box = null;
    this.#until = 0;
  };

  /** A key was pressed, `key` by its name; answers whether it is part of words. */
  pressed(event: KeyboardEvent, key: string | null): boolean {
    const box = boxOf(event);
    if (leaves(event, box)) this.stop();
    if (key === null || !writes(key)) return false;
    if (box !== null) {
      this.#box = box;
      return true;
    }
    if (this.#box === null && this.clock.now() >= this.#until) return false;
    if (this.#box !== null) this.gone();
    this.#box = null;
    this.#until = this.clock.now() + PAUSE;
    return true;
  }
}

/** Whether a key leaves what is being written; one that an input method takes does not. */
const leaves = ({ key, isComposing }: KeyboardEvent, box: Element | null): boolean =>
  !isComposing &&
  (key === 'Escape' || key === 'Tab' || (key === 'Enter' && box?.localName === 'input'));
