import type { BannerAlert } from '@bellman/protocol';
import type { BellmanComposer } from '../elements/composer.js';
import type { Webchat } from '../elements/webchat.js';
import { make } from './row.js';
import type { Say } from './words.js';

/** The message box near `notice`, whose words it fills only where none stand in it. */
const boxNear = (notice: HTMLElement): BellmanComposer | null => {
  const root = notice.getRootNode();
  const talk = root instanceof ShadowRoot ? root.querySelector('bellman-conversation') : null;
  return talk?.shadowRoot?.querySelector<BellmanComposer>('bellman-composer') ?? null;
};

/**
 * Whoever asks for a chat about an alert while one is under way is told that this one goes on, and
 * the alert's name stands in their message, by which the adviser knows. The words to show, and to
 * announce; null where nothing was asked, or the chat has not begun: then it begins about that.
 */
export const takeUp = (
  notice: HTMLElement,
  { widget, session }: Webchat,
  alerts: readonly BannerAlert[],
  say: Say,
): HTMLElement | null => {
  const id = widget.getAttribute('alert');
  const alert = alerts.find((one) => one.id === id && !one.exercise);
  if (!alert || !notice.isConnected || !['waiting', 'active'].includes(session.view.phase))
    return null;
  widget.removeAttribute('alert');
  const { headline } = alert;
  const words = say('banner.draft', { headline });
  const box = boxNear(notice);
  if (box) box.fill(words);
  else if (session.view.draft === '') session.setDraft(words);
  const line = make('p', 'goes', say('banner.goes', { headline }));
  widget.addEventListener('bellman-message', () => line.remove(), { once: true });
  return line;
};
