import type { ServiceView } from '@bellman/protocol';

/** What can be chatted about on a page, and what is chosen there beforehand. */
export interface Offer {
  readonly services: readonly ServiceView[];
  readonly chosen: string;
}

/** Whether `pattern` (`/bins/*`, `/contact`) means the path of this page. */
const matches = (pattern: string, path: string): boolean =>
  pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;

/**
 * Reads the attribute `services`: words parted by spaces or commas. A service's id limits the
 * list to those named; `/bins/*=waste` chooses a service beforehand on paths that match.
 */
export const offerOf = (all: readonly ServiceView[], setting: string, path: string): Offer => {
  const words = setting.split(/[\s,]+/).filter((word) => word !== '');
  const named = words.filter((word) => !word.includes('='));
  const chat = all.filter(({ chat: can }) => can);
  const services = named.length > 0 ? chat.filter(({ id }) => named.includes(id)) : chat;
  const [, byPath] =
    words
      .map((word) => word.split('='))
      .find(([pattern, id]) => id && matches(pattern ?? '', path)) ?? [];
  const only = services.length === 1 ? services[0]?.id : undefined;
  const chosen = services.some(({ id }) => id === byPath) ? byPath : only;
  return { services, chosen: chosen ?? '' };
};
