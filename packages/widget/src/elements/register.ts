import { BellmanAlerts } from './alerts.js';
import { BellmanBanner } from './banner.js';
import { BellmanChat } from './chat.js';
import { BellmanWidget } from './launcher.js';

/** Registers the four elements a page can use, once however often it is called. */
export const define = (): void => {
  const elements = {
    'bellman-widget': BellmanWidget,
    'bellman-chat': BellmanChat,
    'bellman-alerts': BellmanAlerts,
    'bellman-banner': BellmanBanner,
  };
  for (const [name, element] of Object.entries(elements)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
};
