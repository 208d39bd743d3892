import { limits, Problem, type NewChannel, type PushPayload } from '@bellman/protocol';
import type { Council } from '../councils/settings.js';
import type { Clock } from '../ground/clock.js';
import { newId, newSecret } from '../ground/ids.js';
import type { Due } from '../store/due.js';
import type { CallBack } from '../store/call-backs.js';
import type { Store } from '../store/store.js';
import { careWords } from './care-words.js';
import { oneUseHash } from './codes.js';
import type { ResidentRoom } from './resident.js';
import type { Views } from './views.js';

/** What this street needs of the push street, handed in by whoever builds both. */
export interface CallBackPush {
  /** Checks a browser's subscription as a follower's is. @throws Problem `endpoint-…`, `channel-…` */
  channel(
    council: string,
    channel: NewChannel,
  ): Promise<{
    readonly endpoint: string;
    readonly p256dh: string;
    readonly auth: string;
    /** Id in `vapid_keys`. */
    readonly vapidKey: string;
  }>;
  /** Hands one message to the sender, and answers what became of it. */
  deliver(job: {
    readonly council: string;
    readonly batch: string;
    readonly payloads: Readonly<Record<string, string>>;
    /** Seconds. */
    readonly ttl: number;
    readonly urgency: 'high';
    readonly topic: string;
    readonly channels: readonly {
      id: string;
      endpoint: string;
      p256dh: string;
      auth: string;
      vapidKey: string;
      language: string;
    }[];
  }): Promise<
    readonly {
      readonly result: 'accepted' | 'gone' | 'retry' | 'failed';
      readonly retryAfter?: number;
    }[]
  >;
}

export interface PlaceParts {
  readonly store: Pick<Store, 'callBacks' | 'chat' | 'codes' | 'due'>;
  readonly clock: Clock;
  readonly views: Pick<Views, 'residentView'>;
  readonly councils: { get(id: string): Promise<Council> };
  readonly ownOrigins: () => ReadonlySet<string>;
  readonly push: CallBackPush;
}

/** The page to come back to, without what it says of anybody. @throws Problem `page-refused` */
const checkPage = (page: string, origins: readonly string[], own: ReadonlySet<string>): string => {
  const url = new URL(page);
  if (!origins.includes(url.origin) && !own.has(url.origin)) throw new Problem('page-refused');
  return `${url.origin}${url.pathname}`;
};

/** `keepPlace`: the resident may leave, and is called back by push (C4). */
export const createPlace =
  ({ store, clock, views, councils, ownOrigins, push }: PlaceParts): ResidentRoom<'keepPlace'> =>
  (here, seat) => ({
    keepPlace: async ({ channel, page }) => {
      const { conversation } = here();
      const { origins } = await councils.get(seat.council);
      const kept = checkPage(page, origins, ownOrigins());
      const { endpoint, p256dh, auth, vapidKey } = await push.channel(seat.council, channel);
      const chat = await store.chat.get({ conversation });
      const row = await store.callBacks.keep({
        ...{ conversation, endpoint, p256dh, auth },
        vapid_key: vapidKey,
        page: kept,
        language: chat?.language === 'cy' ? 'cy' : 'en',
        until: clock.now() + limits.placeKept,
      });
      return { conversation: await views.residentView(row) };
    },
  });

/** After a push service that gave no time of its own, ms. */
const AGAIN = 15_000;

const payloadOf = (call: CallBack, council: Council, code: string): string => {
  const language = call.language === 'cy' ? 'cy' : 'en';
  const say = careWords(language, council.texts[language]);
  const sensitive = council.services.find(({ id }) => id === call.service)?.sensitive ?? false;
  const payload: PushPayload = {
    web_push: 8030,
    notification: {
      // Whoever looks over a shoulder learns nothing of a sensitive service (C10).
      title: sensitive ? say('push.neutral') : say('push.title', { council: council.shortName }),
      body: sensitive ? '' : say(call.state === 'active' ? 'push.taken' : 'push.next'),
      lang: language,
      dir: 'ltr',
      tag: call.conversation,
      navigate: `${call.page}#bellman=${code}`,
      silent: false,
      data: { alert: '', council: council.id },
    },
  };
  return JSON.stringify(payload);
};

/**
 * Calls one resident back, with a code that opens the chat once. Under the timer's lease: each
 * call is sent once, or again where a relay died between sending and writing that down; then the
 * second takes the first one's place on the screen (RFC 8030, 5.4, and the notification's tag).
 */
export const createCallBack =
  ({ store, clock, councils, push }: PlaceParts, node: string) =>
  async ({ council: id, kind, subject: conversation }: Due): Promise<void> => {
    const call = await store.callBacks.find({ conversation });
    if (call === null || call.state === 'ended') {
      await store.due.done({ kind, subject: conversation, node });
      return;
    }
    const council = await councils.get(id);
    const code = newSecret();
    const until = clock.now() + limits.codeLife.callBack;
    await store.codes.make({
      hash: oneUseHash(code),
      kind: 'call-back',
      council: id,
      conversation,
      expires: until,
      // An earlier call may have been tapped a moment ago.
      alone: false,
    });
    const [outcome] = await push.deliver({
      council: id,
      batch: newId(),
      payloads: { [call.language]: payloadOf(call, council, code) },
      ttl: limits.codeLife.callBack / 1_000,
      urgency: 'high',
      topic: Buffer.from(conversation.replaceAll('-', ''), 'hex').toString('base64url'),
      channels: [
        {
          id: conversation,
          endpoint: call.endpoint,
          p256dh: call.p256dh,
          auth: call.auth,
          vapidKey: call.vapid_key,
          language: call.language,
        },
      ],
    });
    if (outcome?.result === 'gone') {
      await store.callBacks.drop({ conversation });
    } else if (outcome === undefined || outcome.result === 'retry') {
      const at = clock.now() + Math.max(1, Math.round(outcome?.retryAfter ?? AGAIN));
      await store.due.put({ council: id, kind, subject: conversation, at });
    } else {
      await store.callBacks.sent({ conversation, node, until });
    }
  };
