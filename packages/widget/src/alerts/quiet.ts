import type { QuietHours } from '@bellman/protocol';
import type { Texts } from '../text/texts.js';

/** "At night, 10pm to 7am", in minutes of the local day. */
export const night = { from: 22 * 60, to: 7 * 60 } as const;

/** What a severity stands for, the strictest first. */
export const passes: readonly QuietHours['pass'][] = ['Extreme', 'Severe', 'Moderate'];

/** Minutes of the day of `22:00`, as a time box gives it; null where it holds no time. */
export const minuteOf = (time: string): number | null => {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(time) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
};

/** The same the other way: what a time box takes. */
export const timeOfMinute = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');

/**
 * Minutes of the day as people read them: 10pm, 7:30am, midday. Not the chat's own (`ground/times`):
 * sharing that would cut a piece out of what opens the chat, which every chat would pay for.
 */
const words = (minute: number, text: Texts): string => {
  if (minute === 0) return text.t('time.midnight');
  if (minute === 720) return text.t('time.midday');
  const [hours, past] = [Math.floor(minute / 60), minute % 60];
  const minutes = past === 0 ? '' : `:${String(past).padStart(2, '0')}`;
  return `${hours % 12 || 12}${minutes}${hours < 12 ? 'am' : 'pm'}`;
};

/** When alerts come, as part of a sentence: "between 10pm and 7am only dangers to life come". */
export const quietWords = (quiet: QuietHours | null, text: Texts): string =>
  quiet
    ? text.t('alerts.quiet.words', {
        from: words(quiet.from, text),
        to: words(quiet.to, text),
        what: text.t(`alerts.pass.${quiet.pass}`),
      })
    : text.t('alerts.quiet.any');

/** The same in short: "Quiet from 10pm to 7am". */
export const quietShort = (quiet: QuietHours | null, text: Texts): string =>
  quiet
    ? text.t('alerts.quiet.short', { from: words(quiet.from, text), to: words(quiet.to, text) })
    : text.t('alerts.quiet.off');
