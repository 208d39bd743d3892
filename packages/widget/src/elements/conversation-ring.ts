import type { ChatSession } from '../chat/session.js';
import { fetchPart } from './conversation-parts.js';

/** What makes the sound. */
interface Sound {
  maySound(): boolean;
  ring(): Promise<void>;
}

/**
 * Rings for entry `seq`: once, in one of the tabs that show the chat and may sound. Only tests hand
 * in another sound.
 */
export const ringOnce = async (
  session: ChatSession,
  seq: number,
  load: () => Promise<Sound | null> = () => fetchPart('sound'),
): Promise<void> => {
  const sound = await load();
  // A tab that may not sound must not claim it, or none would.
  if (sound?.maySound() && (await session.mayRing(seq))) await sound.ring();
};
