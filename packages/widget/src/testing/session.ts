/** What the model test joins with a relay: a tab's session and the parts that it runs on. */
export { ChatSession } from '../chat/session.js';
export type { Hello, Link, LinkHandlers } from '../chat/link.js';
export type { SessionParts } from '../chat/session-parts.js';
export { createStore } from '../chat/store.js';
export { openTabs } from '../chat/tabs.js';
export { isUnderWay } from '../chat/phases.js';
