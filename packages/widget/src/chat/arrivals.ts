import {
  Count,
  MessageView,
  Moment,
  ResidentConversation,
  type ResidentEvent,
} from '@bellman/protocol';
import * as v from 'valibot';
import { ArrivingProblem } from '../ground/shapes.js';

/** What arrives from the relay, checked before anything believes it. */

const page = { messages: v.array(MessageView), more: v.boolean() };
const opened = { token: v.string(), conversation: ResidentConversation, ...page };

export const Resumed = v.object(opened);
export type Resumed = v.InferOutput<typeof Resumed>;

export const MessagesNews = v.object({ messages: v.array(MessageView) });
export type MessagesNews = v.InferOutput<typeof MessagesNews>;

export const ConversationNews = v.object({ conversation: ResidentConversation });
export type ConversationNews = v.InferOutput<typeof ConversationNews>;

export const ProblemNews = v.object({ problem: ArrivingProblem });

const answered = <E extends v.ObjectEntries>(entries: E) =>
  v.variant('ok', [
    v.object({ ok: v.literal(true), ...entries }),
    v.object({ ok: v.literal(false), problem: ArrivingProblem }),
  ]);

/** The shape of the answer to each event. */
export const replyShapes = {
  start: answered(opened),
  message: answered({ seq: Count, at: Moment }),
  replay: answered(page),
  end: answered({}),
  typing: answered({}),
} satisfies Partial<Record<ResidentEvent, v.GenericSchema>>;

/** The events that every chat needs. */
export type CoreEvent = keyof typeof replyShapes;
