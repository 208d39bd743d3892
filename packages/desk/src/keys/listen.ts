import type { Clock } from '../ground/clock.js';
import { t } from '../text/text.js';
import { announce } from '../ui/announce.js';
import { perform } from './acts.js';
import { keyName, type Keys } from './keys.js';
import { Writing } from './writing.js';

/**
 * Does what a pressed key stands for; answers how to stop. A key that writes is left alone while
 * somebody types, also where the box has gone from under them, and every key while a dialog asks.
 */
export const listen = (keys: Keys, page: Document = document, clock?: Clock): (() => void) => {
  const writing = new Writing(() => announce(t('keys.boxGone')), clock);
  const pressed = (event: KeyboardEvent): void => {
    const key = keyName(event);
    const isWord = writing.pressed(event, key);
    if (isWord || !keys.isOn || event.defaultPrevented || event.isComposing || event.repeat) return;
    const act = key === null ? undefined : keys.actOf(key);
    if (act === undefined || page.querySelector('dialog:modal')) return;
    writing.stop();
    if (perform(act)) event.preventDefault();
  };
  const heard = [
    ['keydown', pressed],
    ['focusin', writing.focused],
    ['pointerdown', writing.stop],
    ['click', writing.stop],
  ] as const;
  for (const [event, hears] of heard) page.addEventListener(event, hears as EventListener);
  return () => {
    for (const [event, hears] of heard) page.removeEventListener(event, hears as EventListener);
  };
};
