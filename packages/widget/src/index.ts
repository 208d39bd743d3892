export { define } from './ground/register.js';
export type { BellmanAlerts } from './elements/alerts.js';
export type { BellmanChat } from './elements/chat.js';
export type { BellmanWidget } from './elements/launcher.js';
export type { BellmanEvents } from './elements/events.js';
