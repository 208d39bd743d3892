import { BellmanAlerts } from '../elements/alerts.js';
import { BellmanChat } from '../elements/chat.js';
import { BellmanWidget } from '../elements/launcher.js';

/** Registers the three elements a page can use, once however often it is called. */
export const define = (): void => {
  for (const [name, element] of Object.entries({
    'bellman-widget': BellmanWidget,
    'bellman-chat': BellmanChat,
    'bellman-alerts': BellmanAlerts,
  })) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
};
