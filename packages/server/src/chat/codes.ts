import { limits, Problem } from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';
import { digest, newSecret } from '../ground/ids.js';
import type { Store } from '../store/store.js';
import { plainCode, resumeCodeOf } from './reference.js';
import type { Residents } from '../people/residents.js';
import type { ConversationRow } from '../store/tables.js';
import type { ChatService, ResidentRoom } from './resident.js';

/** What a resume code is kept as. With its conversation, so that one guess tries one chat alone. */
export const resumeHash = (conversation: string, code: string): string =>
  digest(`resume ${conversation} ${plainCode(code)}`);

/**
 * The code that opens the conversation again together with its reference, from now on for
 * `limits.resumeCodeLife`; the same each time, so that an earlier printout serves on. It goes to
 * the resident alone, and the store keeps its hash.
 * @param now ms
 * @returns the code as people read it, such as `7K4M-2Q9X-TB5W`
 */
export const resumeCodeFor = async (
  parts: { readonly store: Pick<Store, 'codes'>; readonly secret: string },
  conversation: { readonly id: string; readonly council: string },
  now: number,
): Promise<string> => {
  const code = resumeCodeOf(parts.secret, conversation.id);
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
  (parts: { readonly store: Store; readonly clock: Clock }): ResidentRoom<'handOver'> =>
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

/** What opening a chat by something other than its token needs. */
export interface OpeningParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly residents: Residents;
  readonly councils: { get(id: string): Promise<{ readonly services: readonly ChatService[] }> };
}

/** Whether what a conversation is about is sensitive. */
export const isSensitive = async (
  { councils }: Pick<OpeningParts, 'councils'>,
  { council, service }: Pick<ConversationRow, 'council' | 'service'>,
): Promise<boolean> => {
  const { services } = await councils.get(council);
  return services.find(({ id }) => id === service)?.sensitive ?? false;
};

const oneUse = ['hand-over', 'call-back'] as const;

/**
 * Spends a one-use code, and answers its conversation with a token of its own; other tabs keep
 * theirs. The code is spent when the relay redeems it, even if the answer then gets lost: whoever
 * held only the code is out, and asks for a new one where the chat is still open (the page they
 * came from), or opens it by reference and resume code. The other way round, a code that lived on
 * until it was seen to work would open the chat to whoever finds it in a history.
 * @throws Problem `code-unknown`, for a code that is spent, has expired, or is another council's
 */
export const redeemCode = async (
  parts: OpeningParts,
  council: string,
  code: string,
): Promise<{
  readonly row: ConversationRow;
  readonly token: { readonly token: string; readonly hash: string };
  readonly sensitive: boolean;
}> => {
  const { store, residents, clock } = parts;
  const asked = { hash: oneUseHash(code), kinds: oneUse, council };
  const led = await store.codes.find(asked);
  const row = led === null ? null : await store.chat.get(led);
  if (row === null) throw new Problem('code-unknown');
  const sensitive = await isSensitive(parts, row);
  const token = residents.fresh(sensitive, clock.now());
  const spent = await store.codes.redeem({
    ...asked,
    newTokenHash: token.hash,
    tokenExpires: token.expires,
  });
  if (spent === null) throw new Problem('code-unknown');
  return { row, token, sensitive };
};
