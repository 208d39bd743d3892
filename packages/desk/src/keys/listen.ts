import type { Clock } from '../ground/clock.js';
import { perform } from './acts.js';
import { keyName, type Keys } from './keys.js';
import { Writing } from './writing.js';

/**
 * Does what a pressed key stands for; answers how to stop. A key that writes is left alone while
 * somebody types, also where the box has gone from under them, and every key while a dialog asks.
 */
export const listen = (keys: Keys, page: Document = document, clock?: Clock): (() => void) => {
  const writing = new Writing(clock);
  const pressed = (event: KeyboardEvent): void => {
    const key = keyName(event);
    const isWord = writing.pressed(event, key);
    if (isWord || !keys.isOn || event.defaultPrevented || event.isComposing || event.repeat) return;
    const act = key === null ? undefined : keys.actOf(key);
    if (act === undefined || page.querySelector('dialog:modal')) return;
    if (perform(act)) event.preventDefault();
  };
  page.addEventListener('keydown', pressed);
  page.addEventListener('pointerdown', writing.stop);
  return () => {
    page.removeEventListener('keydown', pressed);
    page.removeEventListener('pointerdown', writing.stop);
  };
};
