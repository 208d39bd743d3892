import { BellmanAlerts } from '../elements/alerts.js';
import { BellmanChat } from '../elements/chat.js';
import { BellmanWidget } from '../elements/launcher.js';

/** Registers the three elements a page can use, once however often it is called. */
export const define = (): void => {
  const elements = {
    'bellman-widget': BellmanWidget,
    'bellman-chat': BellmanChat,
    'bellman-alerts': BellmanAlerts,
  };
  for (const [name, element] of Object.entries(elements)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
};
