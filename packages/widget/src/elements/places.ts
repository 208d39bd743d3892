import type { Language } from '@bellman/protocol';
import { placeIn, withSlot } from '../ground/place-inline.js';
import type { LauncherParts } from './launcher.js';
import type { Unread } from './messenger.js';
import { BellmanPanel } from './panel.js';

const panelFor = (widget: HTMLElement, language: Language): BellmanPanel => {
  const panel = new BellmanPanel();
  panel.widget = widget;
  panel.language = language;
  return panel;
};

/** The chat in the page's flow. */
export const placeInline = (widget: HTMLElement, language: Language): void =>
  placeIn(widget, () => {
    const panel = panelFor(widget, language);
    panel.inline = true;
    return panel;
  });

/** The panel of a launcher, which it takes turns with: one hides while the other shows. */
export const placeBeside = (widget: HTMLElement, parts: LauncherParts): BellmanPanel => {
  const { root, section, button, words, notice, language } = parts;
  const panel = panelFor(widget, language);
  const usual = words.textContent;
  const quiet = new CSSStyleSheet();
  quiet.replaceSync(
    '.quiet{position:absolute;inline-size:1px;block-size:1px;margin:0;padding:0;border:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}',
  );
  root.adoptedStyleSheets.push(quiet);
  notice.className = 'quiet';
  notice.textContent = '';
  panel.addEventListener('bellman-open', () => {
    section.hidden = true;
  });
  panel.addEventListener('bellman-close', () => {
    section.hidden = false;
    if (panel.hadFocus) button.focus();
  });
  panel.addEventListener('bellman-unread', (event) => {
    const unread = (event as CustomEvent<Unread>).detail;
    words.textContent = unread.words ? `${usual}, ${unread.words}` : usual;
    notice.textContent = unread.news;
  });
  root.append(withSlot(panel));
  return panel;
};
