import type { BannerAlert } from '@bellman/protocol';

/** The ids of what was announced on this page, by the banner or in the chat; and whose end was. */
const told = new Set<string>();
const over = new Set<string>();

const firstIn =
  (set: Set<string>) =>
  ({ id }: BannerAlert): boolean =>
    !set.has(id) && set.add(id).has(id);

/** Those of `alerts` that nobody heard of on this page yet; from now on they count as told. */
export const untold = (alerts: readonly BannerAlert[]): BannerAlert[] =>
  alerts.filter(firstIn(told));

/** Those of `gone` whose end nobody heard of yet: whoever heard of one hears that too, once. */
export const ended = (gone: readonly BannerAlert[]): BannerAlert[] =>
  gone.filter(({ id }) => told.has(id)).filter(firstIn(over));
