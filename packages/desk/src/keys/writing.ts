import { systemClock, type Clock } from '../ground/clock.js';
import { writes } from './keys.js';

/** Where somebody types, or chooses by typing; a box to tick takes Space alone, which stays its own. */
const TYPING = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]';

/** How long somebody has to press nothing who was writing, before a key is one again, ms. */
const PAUSE = 2_000;

const place = ({ target }: Event): Element | null =>
  target instanceof Element ? target.closest(TYPING) : null;

/**
 * Which keys belong to words. Whoever writes in a box that is taken away, since its chat ended or
 * went to somebody else, types on for a moment without looking: those keys do nothing until they
 * pause, or do something on purpose (Escape, Tab, a press of the pointer, Enter in a line).
 */
export class Writing {
  #until = 0;

  constructor(private readonly clock: Clock = systemClock) {}

  /** Takes note of a key that was pressed, `key` by its name; answers whether it is part of words. */
  pressed(event: KeyboardEvent, key: string | null): boolean {
    const box = place(event);
    const writesHere = key !== null && writes(key);
    const isOn = box !== null || (writesHere && this.clock.now() < this.#until);
    if (isOn) this.#until = leaves(event, box) ? 0 : this.clock.now() + PAUSE;
    else if (leaves(event, null)) this.#until = 0;
    return isOn && writesHere;
  }

  /** Something was done on purpose. */
  readonly stop = (): void => {
    this.#until = 0;
  };
}

/** Whether a key leaves what is being written; one that an input method takes does not. */
const leaves = ({ key, isComposing }: KeyboardEvent, box: Element | null): boolean =>
  !isComposing &&
  (key === 'Escape' || key === 'Tab' || (key === 'Enter' && box?.localName === 'input'));
