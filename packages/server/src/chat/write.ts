import { mask, mentionsDanger, Problem } from '@bellman/protocol';
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
  /** Phrases that hint at danger to life; none for staff. */
  readonly danger: readonly string[];
}

/** What a person wrote, as it may be kept: what goes on from here is this, never the raw words. */
export interface Words {
  readonly body: string;
  /** SHA-256 of `body`, hex: a repeat is told by it, whether it comes masked or not. */
  readonly digest: string;
  /** Whether something in it was hidden (C7). */
  readonly masked: boolean;
  /** Whether one of the phrases is in it. */
  readonly danger: boolean;
}

/**
 * Checks what a person wrote, and hides what must not be kept.
 * @throws Problem `message-empty`, `message-too-long`
 */
export const wordsOf = (raw: string, danger: readonly string[]): Words => {
  const { text, hidden } = mask(checkBody(raw));
  return {
    body: text,
    digest: digest(text),
    masked: hidden.length > 0,
    danger: mentionsDanger(text, danger),
  };
};

/**
 * Keeps one message and answers its place, with its `body` where something in it was hidden. The
 * same id with the same words gets the same answer. It reaches the store before it first waits,
 * so that messages keep the order of their calls.
 * @throws Problem `message-empty`, `message-too-long`, `message-id-reused`, `conversation-ended`,
 *   `conversation-unknown`, `not-yours`
 */
export const writeMessage = async (
  store: Store,
  writer: Writer,
  message: { readonly id: string; readonly body: string },
): Promise<{ seq: number; at: number; body?: string }> => {
  const { danger: phrases, ...from } = writer;
  const { masked, ...words } = wordsOf(message.body, phrases);
  const [kept] = await store.chat.append({ messages: [{ ...from, ...words, id: message.id }] });
  if (kept === undefined) throw new Error('The store answered no entry for a message');
  if ('refused' in kept) throw new Problem(kept.refused);
  return { seq: kept.seq, at: kept.at, ...(masked ? { body: words.body } : {}) };
};
