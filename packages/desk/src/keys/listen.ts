import { perform } from './acts.js';
import { keyName, writes, type Keys } from './keys.js';

/** Where somebody types, or chooses by typing; a box to tick takes Space alone, which stays its own. */
const TYPING = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]';

/**
 * Does what a pressed key stands for; answers how to stop. A key that writes is left alone while
 * somebody types, and every key while a dialog asks for something.
 */
export const listen = (keys: Keys, page: Document = document): (() => void) => {
  const pressed = (event: KeyboardEvent): void => {
    if (!keys.isOn || event.defaultPrevented || event.isComposing || event.repeat) return;
    const key = keyName(event);
    const act = key === null ? undefined : keys.actOf(key);
    if (key === null || act === undefined || page.querySelector('dialog:modal')) return;
    const from = event.target;
    if (writes(key) && from instanceof Element && from.closest(TYPING)) return;
    if (perform(act)) event.preventDefault();
  };
  page.addEventListener('keydown', pressed);
  return () => page.removeEventListener('keydown', pressed);
};
