import type { BannerAlert } from '@bellman/protocol';
import type { Say } from './words.js';

const versions = { update: 'banner.update', correction: 'banner.correction' } as const;

/** How grave it is, and what kind of version, in words. */
const markOf = ({ type, severity }: BannerAlert, say: Say): string => {
  if (type === 'all-clear') return say('banner.all-clear');
  const words = say(`banner.${severity}`);
  return type === 'alert' ? words : say(versions[type], { severity: words });
};

/** What is practised is called so before anything else, wherever it is told. */
const drilled = ({ exercise }: BannerAlert, words: string, say: Say): string =>
  exercise ? `${say('banner.exercise')}: ${words}` : words;

/** What stands above a headline. */
export const rowMark = (alert: BannerAlert, say: Say): string =>
  drilled(alert, markOf(alert, say), say);

/** What is announced of what came, and of what is no longer in force. */
export const announced = (
  news: readonly BannerAlert[],
  gone: readonly BannerAlert[],
  say: Say,
): string =>
  [
    ...news.map((alert) => {
      const headline = `${markOf(alert, say)}: ${alert.headline}`;
      return drilled(alert, say('banner.news', { headline }), say);
    }),
    ...gone.map((alert) => drilled(alert, say('banner.gone', { headline: alert.headline }), say)),
  ].join(' ');
