import type { BannerAlert } from '@bellman/protocol';

/** What came, and what ended with nothing newer of its line in its place. */
export interface Changes {
  readonly news: readonly BannerAlert[];
  readonly gone: readonly BannerAlert[];
}

const lacks =
  (alerts: readonly BannerAlert[], by: 'id' | 'line') =>
  (one: BannerAlert): boolean =>
    !alerts.some((other) => other[by] === one[by]);

/** Of all that is in force, shown or behind a link: where it stands says nothing of whether it is new. */
export const changesBetween = (
  before: readonly BannerAlert[],
  now: readonly BannerAlert[],
): Changes => ({
  news: now.filter(lacks(before, 'id')),
  gone: before.filter(lacks(now, 'id')).filter(lacks(now, 'line')),
});
