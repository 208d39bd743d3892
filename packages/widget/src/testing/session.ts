/** What tests join with a relay: a tab's session, its link, and the parts that it runs on. */
export { ChatSession } from '../chat/session.js';
export { createLink, type Hello, type Link, type LinkHandlers } from '../chat/link.js';
export type { SessionParts } from '../chat/session-parts.js';
export { createStore } from '../chat/store.js';
export { openTabs } from '../chat/tabs.js';
export { isUnderWay } from '../chat/phases.js';
