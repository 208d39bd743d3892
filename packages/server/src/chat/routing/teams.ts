import type { Team } from '@bellman/protocol';
import type { Council } from '../../councils/settings.js';

/** The teams of these councils, council by council. */
export const teamsOf = async (
  councils: { get(id: string): Promise<Pick<Council, 'teams'>> },
  ids: readonly string[],
): Promise<Record<string, readonly Team[]>> =>
  Object.fromEntries(
    await Promise.all(ids.map(async (id) => [id, (await councils.get(id)).teams] as const)),
  );
