import type { StaffConversation } from '@bellman/protocol';
import { Timeline } from './timeline.js';

/** A conversation of one's own, with what is known of it. */
export interface Held {
  conversation: StaffConversation;
  readonly timeline: Timeline;
  /** Whether its history is here; before that the log is not live. */
  ready: boolean;
  /** Up to which `seq` it was on screen. */
  read: number;
}

/** A conversation of which nothing has been fetched yet; `read`: up to which `seq` it was on screen. */
export const newHeld = (conversation: StaffConversation, read: number): Held => ({
  conversation,
  timeline: new Timeline(),
  ready: false,
  read,
});

/** How many of the resident's messages were not on screen yet. */
export const unread = ({ timeline, read }: Held): number => timeline.byResidentAfter(read);

/** Whether the relay holds entries that are missing here. */
export const isBehind = ({ ready, timeline, conversation }: Held): boolean =>
  !ready || timeline.gap || timeline.covered < conversation.lastSeq;
