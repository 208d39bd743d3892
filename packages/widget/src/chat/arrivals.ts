import { Count, Marks, MessageView, Moment, ResidentConversation } from '@bellman/protocol';
import * as v from 'valibot';
import { ArrivingProblem } from '../ground/shapes.js';

/** What arrives from the relay, checked before anything believes it. */

export const MessagesNews = v.object({ messages: v.array(MessageView) });
export const ConversationNews = v.object({ conversation: ResidentConversation });
export const ProblemNews = v.object({ problem: ArrivingProblem });
export const TypingNews = v.object({ name: v.string() });
export const MarksNews = Marks;

/** The answer to `replay`. */
export const PageReply = v.object({ ...MessagesNews.entries, more: v.boolean() });

/** What a chat opens with: the answer to `start`, and the news `resumed`. */
export const Opened = v.object({
  token: v.string(),
  ...ConversationNews.entries,
  ...PageReply.entries,
});
export type Opened = v.InferOutput<typeof Opened>;

/** The answer to `message`; `body` where the relay masked something that was let through here. */
export const SentReply = v.object({ seq: Count, at: Moment, body: v.exactOptional(v.string()) });

/** The answer of events that answer nothing more than that all is well. */
export const DoneReply = v.object({});

/** The two forms of every answer. */
export const Envelope = v.union([
  v.object({ ok: v.literal(false), problem: ArrivingProblem }),
  v.object({ ok: v.literal(true) }),
]);
