import { Problem, type Language } from '@bellman/protocol';
import { digest } from '../ground/ids.js';
import { checkEmail } from '../people/email-address.js';
import type { NewConversation } from '../store/chat/start.js';
import type { Store } from '../store/store.js';
import type { ResidentRoom } from './resident.js';
import type { Views } from './views.js';

/** What is asked of whoever knows hours, presence and queues. */
export type Standing = (
  council: string,
  service: string,
  language?: Language,
) => Promise<{
  readonly state: 'open' | 'closed' | 'busy' | 'unstaffed';
  /** ms; null: not in the year ahead */
  readonly opensAt: number | null;
  readonly answerBy: number | null;
  readonly waiting: number;
}>;

/**
 * Whether a start may begin a chat, or leaves a message for later. A repeat of a start that was
 * taken goes on to its chat, whatever the hour.
 * @returns what the store is told besides
 * @throws Problem `chat-closed`, `chat-busy`, `email-malformed`
 */
export const atTheDoor = async (
  parts: { readonly store: Pick<Store, 'chat'>; readonly standing: Standing },
  council: string,
  start: {
    readonly id: string;
    readonly service: string;
    readonly language: Language;
    readonly leave?: boolean | undefined;
    readonly email?: string | undefined;
  },
): Promise<Pick<NewConversation, 'left'>> => {
  const standing = await parts.standing(council, start.service, start.language);
  if (start.leave === true) {
    const given = (start.email ?? '').trim();
    const email = given === '' ? null : checkEmail(given);
    return { left: { answerBy: standing.answerBy, email } };
  }
  const { state, opensAt, waiting } = standing;
  if (state !== 'closed' && state !== 'busy') return {};
  if (await parts.store.chat.begun({ council, startHash: digest(start.id) })) return {};
  if (state === 'busy') throw new Problem('chat-busy', { waiting });
  const opens = opensAt === null ? '' : new Date(opensAt).toISOString();
  throw new Problem('chat-closed', { opens });
};

/** Making a chat that waits a message that is answered later. */
export const createLeave =
  (parts: {
    readonly store: Pick<Store, 'chat'>;
    readonly views: Pick<Views, 'residentView'>;
    readonly standing: Standing;
  }): ResidentRoom<'leave'> =>
  (here) => ({
    leave: async () => {
      const { conversation } = here();
      const row = await parts.store.chat.get({ conversation });
      if (row === null) throw new Problem('conversation-unknown');
      const { answerBy } = await parts.standing(row.council, row.service);
      const left = await parts.store.chat.leave({ conversation, answerBy });
      return { conversation: await parts.views.residentView(left) };
    },
  });
