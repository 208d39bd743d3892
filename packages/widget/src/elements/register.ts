import { BellmanAlerts } from './alerts.js';
import { BellmanChat } from './chat.js';
import { BellmanWidget } from './launcher.js';

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
