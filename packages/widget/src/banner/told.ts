import type { BannerAlert } from '@bellman/protocol';

/** The ids of what was announced on this page, by the banner or in the chat. */
const told = new Set<string>();

/** Those of `alerts` that nobody heard of on this page yet; from now on they count as told. */
export const untold = (alerts: readonly BannerAlert[]): BannerAlert[] => {
  const fresh = alerts.filter(({ id }) => !told.has(id));
  for (const { id } of fresh) told.add(id);
  return fresh;
};
