import type { Clock } from '../ground/clock.js';
import { Reply, type Handlers } from '../http/route.js';
import type { Store } from '../store/store.js';

/** How long a sent alert is listed, ms. Its own page stays. */
export const listedFor = 30 * 24 * 3_600_000;
/** Alerts in the list. */
export const mostListed = 200;

/** Every page with a banner asks for this; a few seconds' cache take the load of a crowd. */
const cached = { 'cache-control': 'public, max-age=10' };

/** What anybody may read: alerts that went out. */
export const publicRoutes = (parts: {
  readonly store: Pick<Store, 'alerts'>;
  readonly clock: Clock;
}): Handlers<'publicAlerts' | 'publicAlert'> => ({
  publicAlerts: async ({ council }) => {
    const since = parts.clock.now() - listedFor;
    return new Reply(
      await parts.store.alerts.publicList({ council, since, most: mostListed }),
      cached,
    );
  },
  publicAlert: async ({ council, id }) =>
    new Reply(await parts.store.alerts.publicOne({ council, id }), cached),
});
