import './define.js';
import type { BellmanWidget } from './elements/launcher.js';

/**
 * The script tag: puts one `<bellman-widget>` at the end of the page, with the tag's `data-`
 * attributes. (`document.currentScript` is null in modules, so the tag is found by its address.)
 */
const script = [...document.scripts].find(({ src }) => src === import.meta.url);
if (script?.dataset['council'] && !document.querySelector('bellman-widget')) {
  const widget = document.createElement('bellman-widget') as BellmanWidget;
  for (const [name, value] of Object.entries(script.dataset))
    widget.setAttribute(name, value ?? '');
  const place = (): void => {
    if (!document.querySelector('bellman-widget')) document.body.append(widget);
  };
  place();
  // Some routers replace the whole body between pages; the widget goes along.
  const pages = new MutationObserver(place);
  pages.observe(document.documentElement, { childList: true });
  widget.onDestroy = () => pages.disconnect();
}
