import { Problem, type Language } from '@bellman/protocol';
import type { Councils } from '../../councils/councils.js';
import type { Clock } from '../../ground/clock.js';
import type { Store } from '../../store/store.js';
import { listedFor, mostListed } from '../public.js';
import { feedContent } from './items.js';
import { atom, jsonFeed } from './written.js';

/** What is served at an address of a feed. */
export interface Served {
  readonly type: string;
  readonly body: string;
  /** ms */
  readonly modified: number;
  /** Whether what is at this address will never be otherwise. */
  readonly fixed: boolean;
}

/** A council's feeds, for whoever passes its alerts on. */
export interface Feeds {
  /** @throws Problem `council-unknown` */
  feed(council: string, as: 'atom' | 'json', language: Language): Promise<Served>;
  /**
   * A CAP message by its own id, or the newest one of an alert by the alert's.
   * @throws Problem `council-unknown`, `alert-unknown`
   */
  cap(council: string, id: string): Promise<Served>;
}

const types = { atom: 'application/atom+xml', json: 'application/feed+json' } as const;

export const createFeeds = (parts: {
  readonly store: Pick<Store, 'capMessages'>;
  readonly clock: Clock;
  readonly councils: Pick<Councils, 'get'>;
  readonly baseUrl: () => string;
}): Feeds => ({
  feed: async (id, as, language) => {
    const council = await parts.councils.get(id);
    const since = parts.clock.now() - listedFor;
    const messages = await parts.store.capMessages.list({ council: id, since, most: mostListed });
    const content = feedContent(council, parts.baseUrl(), messages, language);
    const asked = language === 'cy' ? '?lang=cy' : '';
    const address = `${parts.baseUrl()}/feeds/${id}/alerts.${as}${asked}`;
    const body = as === 'atom' ? atom(content, address) : jsonFeed(content, address);
    return { type: types[as], body, modified: content.updated, fixed: false };
  },
  cap: async (council, id) => {
    await parts.councils.get(council);
    const message = await parts.store.capMessages.find({ council, id });
    if (message === null) throw new Problem('alert-unknown');
    const type = 'application/cap+xml';
    return { type, body: message.xml, modified: message.sent_at, fixed: message.id === id };
  },
});
