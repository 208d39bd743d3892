import type { CurrentAlert, Language } from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';
import type { Store } from '../store/store.js';
import { mostListed } from './public.js';

/** An alert that lasts longest was sent no earlier than this ago, ms (limits.otherLife). */
const longest = 15 * 24 * 3_600_000;

/** The alerts that are current, of each line its newest version and no drills, newest first, in `language` where they are written in it. */
export const createCurrent =
  (parts: {
    readonly store: Pick<Store, 'alerts'>;
    readonly clock: Clock;
    readonly baseUrl: () => string;
  }) =>
  async (council: string, language: Language): Promise<CurrentAlert[]> => {
    const now = parts.clock.now();
    const sent = await parts.store.alerts.publicList({
      council,
      since: now - longest,
      most: mostListed,
    });
    return sent
      .filter(
        ({ state, expiresAt, newest, exercise }) =>
          (state === 'sending' || state === 'sent') &&
          expiresAt > now &&
          newest === null &&
          !exercise,
      )
      .map(({ id, severity, services, texts }) => ({
        id,
        headline: (texts[language] ?? texts.en).headline,
        severity,
        services,
        url: `${parts.baseUrl()}/c/${council}/alerts/${id}?lang=${language}`,
      }));
  };
