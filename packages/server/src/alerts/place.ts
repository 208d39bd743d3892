import type { Language, PlaceAlerts } from '@bellman/protocol';
import { prepare, type Shape } from '../ground/geometry.js';
import type { Handlers } from '../http/route.js';
import type { Store } from '../store/store.js';

/** A point that an adviser asks about, 1e-7 degree, and the postcode as it is written. */
export interface AskedPlace {
  readonly postcode: string;
  readonly lat: number;
  readonly lon: number;
}

/**
 * The alerts that are in force at a postcode, for an adviser to tell of: those whose shapes, as
 * they were approved, contain its point, which is the rule by which followers are found. Nothing is kept.
 */
export const placeAlertRoutes = (parts: {
  readonly store: Pick<Store, 'alerts'>;
  readonly baseUrl: () => string;
  /** @throws Problem `postcode-malformed`, `postcode-elsewhere`, `postcode-unknown` */
  readonly findPlace: (council: string, text: string) => Promise<AskedPlace>;
}): Handlers<'deskPlaceAlerts'> => ({
  deskPlaceAlerts: async ({ council, body, language }): Promise<PlaceAlerts> => {
    const { postcode, lat, lon } = await parts.findPlace(council, body.postcode);
    const current = await parts.store.alerts.inForce({ council });
    const here = current.filter(({ shapes }) =>
      shapes.some((shape) => prepare(JSON.parse(shape) as Shape).contains(lon, lat)),
    );
    const address = (id: string) => `${parts.baseUrl()}/c/${council}/alerts/${id}?lang=${language}`;
    return { postcode, alerts: here.map((alert) => viewOf(alert, language, address(alert.id))) };
  },
});

type InForce = Awaited<ReturnType<Store['alerts']['inForce']>>[number];

const viewOf = (alert: InForce, language: Language, url: string): PlaceAlerts['alerts'][number] => {
  const { headline, what, instruction } = alert.texts[language] ?? alert.texts.en;
  const { id, severity, expiresAt } = alert;
  return { id, headline, severity, description: what, instruction, endsAt: expiresAt, url };
};
