import type { Language } from '@bellman/protocol';
import type { NewId } from '../ground/ids.js';
import type { Timers } from '../ground/timers.js';
import type { Hello, Link, LinkHandlers } from './link.js';
import type { ChatStore } from './store.js';
import type { TabHandlers, Tabs } from './tabs.js';

/** What a session needs of the world; tests hand in their own. */
export interface SessionParts {
  readonly store: ChatStore;
  readonly timers: Timers;
  readonly newId: NewId;
  link(hello: () => Hello, handlers: LinkHandlers): Link;
  tabs(handlers: TabHandlers): Tabs;
  /** Tells the relay to end the chat and shut it to `token`, by a request that outlives the page. */
  farewell(token: string): void;
}

/** What a resident says to begin. */
export interface Beginning {
  readonly service: string;
  /** Empty where none was given. */
  readonly name: string;
  readonly language: Language;
  readonly message: string;
  /** Leaves the message to be answered later, rather than waiting for somebody now. */
  readonly leave?: boolean;
  /** Where the answer to a message that was left is told of. */
  readonly email?: string;
  /** The id of the alert that it is about. */
  readonly alert?: string;
}
