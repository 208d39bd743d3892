import type { CouncilView, Me } from '@bellman/protocol';
import type { Api } from '../link/api.js';

/** The councils that somebody serves, by id: names, services, languages, look. */
export type Councils = ReadonlyMap<string, CouncilView>;

/**
 * Fetches what the desk shows of each council.
 * @throws Refusal when one of them cannot be had.
 */
export const fetchCouncils = async (api: Api, me: Me): Promise<Councils> => {
  const views = await Promise.all(
    me.councils.map(({ id }) => api.call('council', { council: id })),
  );
  return new Map(views.map((view) => [view.id, view]));
};

/** A council by id; one that is not among them is a fault, since the relay tells only of those. */
export const councilOf = (councils: Councils, id: string): CouncilView => {
  const council = councils.get(id);
  if (!council) throw new Error(`the desk was told of the council ${id}, which it does not serve`);
  return council;
};

/** A service's name, or its id where the council has since removed it. */
export const serviceName = (council: CouncilView, service: string): string =>
  council.services.find(({ id }) => id === service)?.name ?? service;
