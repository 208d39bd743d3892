import type { BannerAlert, CurrentAlert, CurrentAlerts, Language } from '@bellman/protocol';
import type { Councils } from '../councils/councils.js';
import type { Clock } from '../ground/clock.js';
import { Reply, type Handlers } from '../http/route.js';
import type { Store } from '../store/store.js';
import { mostListed } from './public.js';

/** An alert that lasts longest was sent no earlier than this ago, ms (limits.otherLife). */
const longest = 15 * 24 * 3_600_000;

/** A banner is on every page of a council: half a minute's cache takes the load of a crowd. */
const cached = { 'cache-control': 'public, max-age=30' };

interface CurrentParts {
  readonly store: Pick<Store, 'alerts'>;
  readonly clock: Clock;
  /** The relay's own address, without a slash at its end. */
  readonly baseUrl: () => string;
}

/** What is in force, drills too, of each line its newest version, newest first. */
const inForce = async (
  { store, clock, baseUrl }: CurrentParts,
  council: string,
  language: Language,
): Promise<BannerAlert[]> => {
  const now = clock.now();
  const sent = await store.alerts.publicList({ council, since: now - longest, most: mostListed });
  return sent
    .filter(
      ({ state, expiresAt, newest }) =>
        (state === 'sending' || state === 'sent') && expiresAt > now && newest === null,
    )
    .map(({ id, severity, services, texts, kind, type, exercise, expiresAt }) => ({
      ...{ id, severity, services, kind, type, exercise, expiresAt },
      headline: (texts[language] ?? texts.en).headline,
      language: texts[language] ? language : 'en',
      url: `${baseUrl()}/c/${council}/alerts/${id}?lang=${language}`,
    }));
};

/** The alerts that are current, of each line its newest version and no drills, newest first, in `language` where they are written in it. */
export const createCurrent =
  (parts: CurrentParts) =>
  async (council: string, language: Language): Promise<CurrentAlert[]> =>
    (await inForce(parts, council, language))
      .filter(({ exercise }) => !exercise)
      .map(({ id, headline, severity, services, url }) => ({
        ...{ id, headline, severity, services, url },
      }));

/** What a banner asks, with the council's own wording of it. The web server adds the ETag. */
export const currentRoutes = (
  parts: CurrentParts & { readonly councils: Pick<Councils, 'get'> },
): Handlers<'currentAlerts'> => ({
  currentAlerts: async ({ council, language }) => {
    const alerts = await inForce(parts, council, language);
    const own = (await parts.councils.get(council)).texts[language];
    const texts = Object.fromEntries(
      Object.entries(own).filter(([key]) => key.startsWith('banner.')),
    );
    const page = `${parts.baseUrl()}/c/${council}/alerts/?lang=${language}`;
    return new Reply({ alerts, page, texts } satisfies CurrentAlerts, cached);
  },
});
