import type {
  AlertsInForce,
  BannerAlert,
  CurrentAlert,
  CurrentAlerts,
  Language,
  PublicAlert,
} from '@bellman/protocol';
import type { Councils } from '../councils/councils.js';
import type { Clock } from '../ground/clock.js';
import { Reply, type Handlers } from '../http/route.js';
import type { Store } from '../store/store.js';
import { gravestFirst } from './gravity.js';
import { isCurrent } from './page-frame.js';
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

/** What is in force, drills too, of each line its newest version, the gravest first. */
const inForce = async (
  { store, clock }: Pick<CurrentParts, 'store' | 'clock'>,
  council: string,
): Promise<PublicAlert[]> => {
  const now = clock.now();
  const sent = await store.alerts.publicList({ council, since: now - longest, most: mostListed });
  return gravestFirst(sent.filter((alert) => isCurrent(alert, now)));
};

/** As a banner shows them. */
const bannerAlerts = (
  alerts: readonly PublicAlert[],
  baseUrl: string,
  council: string,
  language: Language,
): BannerAlert[] =>
  alerts.map(({ id, line, severity, services, texts, kind, type, exercise, expiresAt }) => ({
    ...{ id, line, severity, services, kind, type, exercise, expiresAt },
    headline: (texts[language] ?? texts.en).headline,
    language: texts[language] ? language : 'en',
    url: `${baseUrl}/c/${council}/alerts/${id}?lang=${language}`,
  }));

/** The alerts that are current, of each line its newest version and no drills, the gravest first, in `language` where they are written in it. */
export const createCurrent =
  (parts: CurrentParts) =>
  async (council: string, language: Language): Promise<CurrentAlert[]> =>
    bannerAlerts(await inForce(parts, council), parts.baseUrl(), council, language)
      .filter(({ exercise }) => !exercise)
      .map(({ id, line, headline, severity, type, services, url }) => ({
        ...{ id, line, headline, severity, type, services, url },
      }));

interface BannerParts extends CurrentParts {
  readonly councils: Pick<Councils, 'get'>;
}

/** All that a banner needs, with the council's own wording of it. */
const bannerOf = async (
  { councils, baseUrl }: BannerParts,
  council: string,
  language: Language,
  alerts: readonly PublicAlert[],
): Promise<CurrentAlerts> => {
  const own = Object.entries((await councils.get(council)).texts[language]);
  return {
    alerts: bannerAlerts(alerts, baseUrl(), council, language),
    page: `${baseUrl()}/c/${council}/alerts/?lang=${language}`,
    texts: Object.fromEntries(own.filter(([key]) => key.startsWith('banner.'))),
  };
};

/** What a banner asks. The web server adds the ETag. */
export const currentRoutes = (parts: BannerParts): Handlers<'currentAlerts'> => ({
  currentAlerts: async ({ council, language }) => {
    const alerts = await inForce(parts, council);
    return new Reply(await bannerOf(parts, council, language, alerts), {
      ...cached,
      // By which a banner judges what has ended: the device's clock may be wrong by a day. A
      // script of another origin reads it where that is said (Fetch standard, 3.3.4).
      date: new Date(parts.clock.now()).toUTCString(),
      'access-control-expose-headers': 'date',
    });
  },
});

/** Alerts that a chat is told of: it shows three and links to the rest, and thousands are told at once. */
const mostTold = 20;

/** What residents in chats are told is in force, in both languages; general news is none of it. */
export const createInForce =
  (parts: BannerParts) =>
  async (council: string): Promise<Omit<AlertsInForce, 'news' | 'at'> | null> => {
    const all = (await inForce(parts, council)).filter(({ kind }) => kind !== 'general');
    if (all.length === 0) return null;
    const told = all.slice(0, mostTold);
    const [en, cy] = await Promise.all([
      bannerOf(parts, council, 'en', told),
      bannerOf(parts, council, 'cy', told),
    ]);
    return { en, cy };
  };
