import type { ChatSession } from '../chat/session.js';
import { fetchPart } from './conversation-parts.js';

/** Rings for entry `seq`: once, in one of the tabs that show the chat and may sound. */
export const ringOnce = async (session: ChatSession, seq: number): Promise<void> => {
  const sound = await fetchPart('sound');
  if (sound?.maySound() && (await session.mayRing(seq))) await sound.ring();
};
