export { define } from './elements/register.js';
export type { BellmanAlerts } from './elements/alerts.js';
export type { BellmanBanner } from './elements/banner.js';
export type { BellmanChat } from './elements/chat.js';
export type { BellmanWidget } from './elements/launcher.js';
export type { BellmanEvents, MessageDetail } from './elements/events.js';
