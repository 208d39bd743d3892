import { limits, Problem } from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';
import { digest, newSecret } from '../ground/ids.js';
import type { Store } from '../store/store.js';
import { newResumeCode, plainCode } from './reference.js';
import type { ResidentRoom } from './resident.js';

/** What a resume code is kept as. With its conversation, so that one guess tries one chat alone. */
export const resumeHash = (conversation: string, code: string): string =>
  digest(`resume ${conversation} ${plainCode(code)}`);

/**
 * A new code that opens the conversation again together with its reference, for
 * `limits.resumeCodeLife`; the one before opens nothing any more. It is a secret: it goes to the
 * resident alone, and the store keeps its hash.
 * @param now ms
 * @returns the code as people read it, such as `7K4M-2Q9X-TB5W`
 */
export const resumeCodeFor = async (
  parts: { readonly store: Store },
  conversation: { readonly id: string; readonly council: string },
  now: number,
): Promise<string> => {
  const code = newResumeCode();
  await parts.store.codes.make({
    hash: resumeHash(conversation.id, code),
    kind: 'resume',
    council: conversation.council,
    conversation: conversation.id,
    expires: now + limits.resumeCodeLife,
    alone: true,
  });
  return code;
};

/** What a one-use code is kept as, whoever made it: hand-over here, call-back where one is called. */
export const oneUseHash = (code: string): string => digest(code);

/**
 * Handing a chat over to another sub-domain: a code that opens it once, within
 * `limits.codeLife.handOver`. A chat that has ended is not handed over: there is nothing to go on
 * with.
 */
export const createCodes =
  (parts: { readonly store: Store; readonly clock: Clock }): ResidentRoom =>
  (here) => ({
    handOver: async () => {
      const { conversation } = here();
      const row = await parts.store.chat.get({ conversation });
      if (row === null) throw new Problem('conversation-unknown');
      if (row.state === 'ended') throw new Problem('conversation-ended');
      const code = newSecret();
      const expiresAt = parts.clock.now() + limits.codeLife.handOver;
      await parts.store.codes.make({
        hash: oneUseHash(code),
        kind: 'hand-over',
        council: row.council,
        conversation,
        expires: expiresAt,
        // Each link that a page shows may be followed.
        alone: false,
      });
      return { code, expiresAt };
    },
  });
