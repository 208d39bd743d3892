import type { CouncilView, Me } from '@bellman/protocol';
import type { Api } from '../link/api.js';
import { asRefusal } from '../link/refusal.js';
import type { Link } from '../link/socket.js';
import { t } from '../text/text.js';

/** The councils that somebody serves, by id: names, services, languages, look. */
export type Councils = ReadonlyMap<string, CouncilView>;

/**
 * Fetches what the desk shows of each council.
 * @throws Refusal when one of them cannot be had.
 */
export const fetchCouncils = async (api: Api, me: Me): Promise<Map<string, CouncilView>> => {
  const views = await Promise.all(
    me.councils.map(({ id }) => api.call('council', { council: id })),
  );
  return new Map(views.map((view) => [view.id, view]));
};

/**
 * Keeps councils as they are now, in the map that everybody holds: asks for them anew when the
 * relay tells that one was saved, and after a lost connection, on which that may have gone unheard.
 * @param renewed hears that they are
 * @returns asks anew at once
 */
export const keepCouncils = (
  { api, me, link }: { readonly api: Api; readonly me: Me; readonly link: Link },
  councils: Map<string, CouncilView>,
  renewed: () => void,
): (() => Promise<void>) => {
  let asked = 0;
  const renew = async (): Promise<void> => {
    const own = (asked += 1);
    try {
      const fresh = await fetchCouncils(api, me);
      // Asked again meanwhile: that answer is the newer one.
      if (own !== asked) return;
      for (const [id, council] of fresh) councils.set(id, council);
      renewed();
    } catch (thrown) {
      // The next connection asks again.
      asRefusal(thrown);
    }
  };
  let wasConnected = link.connected;
  link.on('council', () => void renew());
  link.onConnection((connected) => {
    if (connected && wasConnected) void renew();
    wasConnected ||= connected;
  });
  return renew;
};

/** A council by id; one that is not among them is a fault, since the relay tells only of those. */
export const councilOf = (councils: Councils, id: string): CouncilView => {
  const council = councils.get(id);
  if (!council) throw new Error(`the desk was told of the council ${id}, which it does not serve`);
  return council;
};

const nameOf = (council: CouncilView, service: string): string | undefined =>
  council.services.find(({ id }) => id === service)?.name;

/** What is left of a service that was removed, in words: `council-tax` is `Council tax`. */
const inWords = (service: string): string =>
  service.charAt(0).toUpperCase() + service.slice(1).replaceAll('-', ' ');

/** A service's name for residents to read, who are not told that it was removed. */
export const plainServiceName = (council: CouncilView, service: string): string =>
  nameOf(council, service) ?? inWords(service);

/** A service's name; where the council has since removed it, that is said. */
export const serviceName = (council: CouncilView, service: string): string =>
  nameOf(council, service) ?? t('service.removed', { name: inWords(service) });
