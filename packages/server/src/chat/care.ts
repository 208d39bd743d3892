import type { Council } from '../councils/settings.js';
import type { Clock } from '../ground/clock.js';
import { newId } from '../ground/ids.js';
import type { Log } from '../ground/log.js';
import type { Underway } from '../ground/underway.js';
import type { Post } from '../people/mail.js';
import { answeredDue, callBackDue, idleDue, placeDue } from '../store/chat-timers.js';
import type { Store } from '../store/store.js';
import { createAlive, createIdle, createIdleTimer } from './idle.js';
import { createNotifyLeft } from './notify-left.js';
import { createCallBack, createPlace, type CallBackPush } from './place.js';
import type { ResidentRoom } from './resident.js';
import { createSurvey } from './survey.js';
import { createChatTimers } from './timers.js';
import { createTranscripts, type Transcripts } from './transcript.js';
import type { Views } from './views.js';

export interface CareParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Pick<Log, 'error' | 'warn'>;
  readonly underway: Underway;
  readonly views: Views;
  readonly councils: { get(id: string): Promise<Council> };
  /** The relay's secret. */
  readonly secret: string;
  readonly baseUrl: () => string;
  readonly ownOrigins: () => ReadonlySet<string>;
  /** Null where the relay sends no e-mail. */
  readonly post: Post | null;
  readonly push: CallBackPush;
}

/** What goes with a chat besides its messages: idleness, a kept place, looking back (C4, C9, C11). */
export interface Care {
  readonly room: ResidentRoom<'here' | 'keepPlace' | 'transcript' | 'emailTranscript' | 'survey'>;
  /** The resident of a conversation is there. It is written down by and by. */
  readonly sign: (council: string, conversation: string) => void;
  readonly transcript: Transcripts['read'];
  /** Does all that is due now: for who moves the clock by hand. */
  settle(): Promise<void>;
  start(): void;
  /** Takes nothing new; resolves when what is under way is finished. */
  stop(): Promise<void>;
}

/** Builds it; nothing runs by itself before `start`. */
export const createCare = (parts: CareParts): Care => {
  const { store, clock, log, post } = parts;
  const node = newId();
  const alive = createAlive(parts);
  const transcripts = createTranscripts(parts);
  const [idle, place, survey] = [createIdle(alive), createPlace(parts), createSurvey(parts)];
  const places = createChatTimers({
    ...{ store, clock, log, node, name: 'chat timers' },
    acts: {
      [idleDue]: createIdleTimer(parts, node),
      [placeDue]: ({ subject }) => store.callBacks.expire({ conversation: subject, node }),
    },
  });
  // Apart from those, so that a slow mail server or push service holds up no clock.
  const messages = createChatTimers({
    ...{ store, clock, log, node, name: 'chat messages' },
    acts: {
      [callBackDue]: createCallBack(parts, node),
      [answeredDue]: createNotifyLeft(parts),
    },
  });
  const loops = [places.loop, messages.loop];

  /** Whoever is next or was taken is called back; what is told here is sent by any node. */
  const lookForCalls = async (council: string | null): Promise<void> => {
    try {
      if (await store.callBacks.waits({ council })) await store.callBacks.claim({ council });
    } catch (error) {
      // The next news of this council, or the next start, finds them.
      log.error({ err: error }, 'those to be called back could not be looked for');
    }
    loops.forEach((loop) => loop.wake());
  };

  let deaf: (() => void) | null = null;
  const looking = new Set<Promise<void>>();
  const look = (council: string | null): void => {
    const round = lookForCalls(council);
    looking.add(round);
    void round.finally(() => looking.delete(round));
  };

  return {
    room: (here, seat) => ({
      ...idle(here, seat),
      ...place(here, seat),
      ...transcripts.room(here, seat),
      ...survey(here, seat),
    }),
    sign: (council, conversation) => {
      parts.underway.add(alive(council, conversation)).catch((error: unknown) => {
        log.warn({ err: error }, 'a resident’s sign was not kept');
      });
    },
    transcript: transcripts.read,
    settle: async () => {
      for (const timers of [places, messages]) while (await timers.next()) continue;
    },
    start: () => {
      deaf = store.bus.listen((news) => {
        const councils = news.flatMap((one) => (one.topic === 'conversation' ? one.council : []));
        for (const council of new Set(councils)) look(council);
      });
      loops.forEach((loop) => loop.start());
      look(null);
    },
    stop: async () => {
      deaf?.();
      await Promise.all(looking);
      await Promise.all(loops.map((loop) => loop.stop()));
      post?.close();
    },
  };
};
