import { limits, type AudienceCount, type CouncilView, type StaffAlert } from '@bellman/protocol';
import { serviceName } from '../councils/councils.js';
import { moment } from '../ground/times.js';
import { t } from '../text/alerts.js';
import { listed } from '../text/text.js';
import { followers } from './words.js';

/** What goes out, as whoever lets it out is asked about it. */
export interface Going {
  readonly areas: readonly string[];
  readonly services: readonly string[];
  readonly exercise: boolean;
  /** Whether it goes to its line alone: a correction or an all-clear. */
  readonly lineOnly: boolean;
  /** When, in words, if it is not at once. */
  readonly scheduled: string | null;
}

/** What an alert would do if it were let out at `now`. */
export const goingOf = (alert: StaffAlert, council: CouncilView, now: number): Going => ({
  areas: alert.areas.map(({ name }) => name),
  services: alert.services.map((id) => serviceName(council, id)),
  exercise: alert.exercise,
  lineOnly: alert.type === 'correction' || alert.type === 'all-clear',
  scheduled: alert.sendAt !== null && alert.sendAt > now ? moment(alert.sendAt) : null,
});

/** From how many times a large audience the words are at their strongest. */
const MOST = 10;

const audienceWords = ({ areas, lineOnly }: Going, count: number | null): string => {
  const params = { audience: followers(count), areas: listed(areas), limit: limits.largeAudience };
  if (count === 0) return t('confirm.nobody');
  if (lineOnly) return t('confirm.line', params);
  if (count === null) return t('confirm.few', params);
  if (count <= limits.largeAudience) return t('confirm.some', params);
  return t(count <= MOST * limits.largeAudience ? 'confirm.many' : 'confirm.most', params);
};

/** The question before an alert goes out, in words that grow with the audience (A4). */
export const confirmWords = (
  going: Going,
  audience: AudienceCount | undefined,
): readonly string[] => [
  audienceWords(going, audience ? audience.followers : null),
  ...(going.services.length > 0 && !going.lineOnly
    ? [t('alert.confirmServices', { services: listed(going.services) })]
    : []),
  ...(going.exercise ? [t('confirm.drill')] : []),
  ...(going.scheduled === null ? [] : [t('confirm.scheduled', { moment: going.scheduled })]),
];
