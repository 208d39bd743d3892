import {
  Problem,
  type ResidentBody,
  type ResidentConversation,
  type ResidentEvent,
  type ResidentReplies,
  type Page,
} from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';
import { dangerPhrases } from '../councils/danger.js';
import { waitsAs } from '../councils/routing-settings.js';
import type { Council } from '../councils/settings.js';
import { digest, newId } from '../ground/ids.js';
import type { Residents } from '../people/residents.js';
import type { Store } from '../store/store.js';
import type { ConversationRow } from '../store/tables.js';
import { redeemCode } from './codes.js';
import { atTheDoor, type Standing } from './leave.js';
import { cleanName } from './rules.js';
import { newReferences } from './reference.js';
import { createTyping } from './typing.js';
import type { Views } from './views.js';
import { wordsOf, writeMessage } from './write.js';

/** What the resident's chat needs of the rest. */
export interface ResidentParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly residents: Residents;
  readonly views: Views;
  readonly councils: {
    get(
      id: string,
    ): Promise<Pick<Council, 'danger' | 'routing'> & { readonly services: readonly ChatService[] }>;
  };
  /** How a service stands: whether a chat may begin. */
  readonly standing: Standing;
  /** What belongs to a chat besides its messages: every event that is not answered here. */
  readonly rooms: ResidentRoom<Exclude<ResidentEvent, OwnEvent>>;
  /** Tells those who have the conversation open that the resident types. */
  readonly tellTyping: (conversation: string) => void;
}

/** What this street goes by in a council's service. */
export type ChatService = Pick<Council['services'][number], 'id' | 'chat' | 'sensitive'>;

/** One socket of a resident. */
export interface Seat {
  readonly council: string;
  /** Where it came from, as an IP address. */
  readonly address: string;
  /** From now on the socket hears this conversation, and no other. */
  enter(conversation: string): void;
  /** From now on it hears none. */
  exit(): void;
}

/** What is done with each event of a resident. */
export type ResidentHandlers = {
  readonly [E in ResidentEvent]: (body: ResidentBody<E>) => Promise<ResidentReplies[E]>;
};

/** The events that are answered here. */
type OwnEvent = 'start' | 'message' | 'replay' | 'end' | 'typing';

/** What belongs to a chat besides its messages, for one socket: the events `E`. */
export type ResidentRoom<E extends ResidentEvent> = (
  here: () => Here,
  seat: Seat,
) => Pick<ResidentHandlers, E>;

/** The chat as it is, and what opens it from now on. */
export type Resumed = {
  readonly token: string;
  readonly conversation: ResidentConversation;
} & Page;

/** What a resident can do, and what their coming and going means. */
export type ResidentChat = ResidentHandlers & {
  /** @throws Problem `token-unknown` */
  resume(token: string, since: number): Promise<Resumed>;
  /**
   * The same by a code that opens the chat once: handed over, or called back.
   * @throws Problem `code-unknown`
   */
  resumeByCode(code: string, since: number): Promise<Resumed>;
  /** The conversation was left for good: a socket that is in it is in none from now on. */
  forget(conversation: string): void;
  /** They are still there: the token's life starts again. */
  contact(): Promise<void>;
};

/** Where a socket is. */
export interface Here {
  readonly conversation: string;
  readonly name: string;
  readonly sensitive: boolean;
  readonly tokenHash: string;
  /**
   * Phrases that hint at danger to life, as the council had them when the socket came in. Not read
   * anew with each message: that would be a wait before the store, of another length just after a
   * change, and one socket's messages reach the store in the order of their calls.
   */
  readonly danger: readonly string[];
}

/** A resident's chat for each socket. Where the socket is, is known once it started or resumed. */
export const createResidentChat = (parts: ResidentParts): ((seat: Seat) => ResidentChat) => {
  const { store, clock, residents, views } = parts;
  const timeToTell = createTyping(clock);

  return (seat) => {
    let here: Here | null = null;

    const known = (): Here => {
      if (here === null) throw new Problem('token-unknown');
      return here;
    };

    const forget = (conversation: string): void => {
      if (here?.conversation !== conversation) return;
      here = null;
      seat.exit();
    };

    const chatService = async (id: string) => {
      const { services } = await parts.councils.get(seat.council);
      return services.find((service) => service.id === id);
    };

    const phrases = async (language: string): Promise<readonly string[]> =>
      dangerPhrases(await parts.councils.get(seat.council), language === 'cy' ? 'cy' : 'en');

    /** Hears first and reads then, so that nothing falls between. */
    const enter = async (
      row: ConversationRow,
      token: { token: string; hash: string },
      sensitive: boolean,
      since: number,
    ) => {
      // Known before the next message comes: a message reaches the store without waiting.
      const danger = await phrases(row.language);
      const { id: conversation, resident_name: name } = row;
      here = { conversation, name, sensitive, tokenHash: token.hash, danger };
      seat.enter(row.id);
      const page = await views.page(row.id, since);
      const fresh = await store.residents.conversation({ tokenHash: token.hash });
      if (fresh === null) {
        // Left for good in the meantime, perhaps before this socket could hear of it.
        forget(row.id);
        throw new Problem('token-unknown');
      }
      return { token: token.token, conversation: await views.residentView(fresh), ...page };
    };

    return {
      ...parts.rooms(known, seat),
      resume: async (token, since) => {
        const id = await residents.conversationOf(seat.council, token);
        const row = await store.chat.get({ conversation: id });
        if (row === null) throw new Problem('token-unknown');
        const sensitive = (await chatService(row.service))?.sensitive ?? false;
        return enter(row, await residents.renew(token, sensitive), sensitive, since);
      },
      resumeByCode: async (code, since) => {
        const { row, token, sensitive } = await redeemCode(parts, seat.council, code);
        return enter(row, token, sensitive, since);
      },
      start: async ({ id, service, name, language, message, leave, email, alert }) => {
        const asked = await chatService(service);
        if (asked === undefined || !asked.chat) throw new Problem('service-unknown', { service });
        const words = message === undefined ? null : wordsOf(message.body, await phrases(language));
        const door = { id, service, language, leave, email };
        const left = await atTheDoor(parts, seat.council, door);
        const token = residents.fresh(asked.sensitive, clock.now());
        const { routing } = await parts.councils.get(seat.council);
        const { conversation } = await store.chat.start({
          conversation: newId(clock.now()),
          council: seat.council,
          startHash: digest(id),
          tokenHash: token.hash,
          tokenExpires: token.expires,
          service,
          language,
          name: cleanName(name ?? ''),
          references: newReferences(),
          ...waitsAs(routing, service),
          ...(words === null || message === undefined
            ? {}
            : { message: { ...words, id: message.id } }),
          ...{ ...left, alert },
        });
        return enter(conversation, token, asked.sensitive, 0);
      },
      message: async (message) => {
        const { conversation, name, danger } = known();
        const writer = {
          conversation,
          senderKind: 'resident',
          sender: '',
          senderName: name,
          danger,
        } as const;
        return writeMessage(store, writer, message);
      },
      replay: async ({ since }) => views.page(known().conversation, since),
      end: async () => {
        const { conversation, name } = known();
        await store.chat.end({ conversation, by: 'resident', name });
        return {};
      },
      typing: async () => {
        const { conversation } = known();
        if (timeToTell(conversation)) parts.tellTyping(conversation);
        return {};
      },
      forget,
      contact: async () => {
        if (here !== null) await residents.touch(here.tokenHash, here.sensitive);
      },
    };
  };
};
