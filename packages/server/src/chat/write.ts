import { Problem } from '@bellman/protocol';
import { digest } from '../ground/ids.js';
import type { Store } from '../store/store.js';
import { checkBody } from './rules.js';

/** Who writes, and where. */
export interface Writer {
  readonly conversation: string;
  readonly senderKind: 'resident' | 'staff';
  /** The staff id; empty for the resident. */
  readonly sender: string;
  readonly senderName: string;
}

/**
 * Keeps one message and answers its place. The same id with the same words gets the same answer.
 * It reaches the store before it first waits, so that messages keep the order of their calls.
 * @throws Problem `message-empty`, `message-too-long`, `message-id-reused`, `conversation-ended`,
 *   `conversation-unknown`, `not-yours`
 */
export const writeMessage = async (
  store: Store,
  writer: Writer,
  message: { readonly id: string; readonly body: string },
): Promise<{ seq: number; at: number }> => {
  const body = checkBody(message.body);
  const [kept] = await store.chat.append({
    messages: [{ ...writer, id: message.id, digest: digest(body), body }],
  });
  if (kept === undefined) throw new Error('The store answered no entry for a message');
  if ('refused' in kept) throw new Problem(kept.refused);
  return { seq: kept.seq, at: kept.at };
};
