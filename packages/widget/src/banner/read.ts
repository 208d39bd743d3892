import type { BannerAlert, CurrentAlerts, Language } from '@bellman/protocol';

/** How long an answer may take, in milliseconds. */
const PATIENCE = 20_000;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Whether an address may be linked to: an alert's page, never a script. */
const isLink = (value: unknown): value is string =>
  typeof value === 'string' && /^https?:\/\//.test(value);

const isAlert = (value: unknown): value is BannerAlert =>
  isObject(value) &&
  ['id', 'headline', 'severity', 'type'].every((name) => typeof value[name] === 'string') &&
  typeof value['expiresAt'] === 'number' &&
  isLink(value['url']);

/** What a relay said is in force, and when by its own clock, ms; `NaN` where it does not say. */
export interface Told {
  readonly current: CurrentAlerts;
  readonly at: number;
}

/** How far a device's clock is behind the relay's, ms: only the relay knows what has ended. */
export const behind = (at: unknown, now: number): number =>
  typeof at === 'number' && Number.isFinite(at) ? at - now : 0;

/**
 * What is in force: `GET /api/v1/councils/{council}/alerts/current`, without cookies and as the
 * browser has it cached. Null where the relay did not say. An own small check: a schema library
 * would be most of the banner's weight.
 */
export const readCurrent = async (
  relay: string,
  council: string,
  language: Language,
): Promise<Told | null> => {
  const address = `${relay}/api/v1/councils/${encodeURIComponent(council)}/alerts/current?language=${language}`;
  let answer: unknown;
  let date: string | null;
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(address, { credentials: 'omit', signal });
    if (!response.ok) return null;
    answer = await response.json();
    date = response.headers.get('date');
  } catch {
    // No network, or no JSON: what is shown stays, and it is asked again later.
    return null;
  }
  const current = currentIn(answer);
  return current && { current, at: Date.parse(date ?? '') };
};

/** What is in force, of what a relay said; null where that has another shape. */
export const currentIn = (answer: unknown): CurrentAlerts | null => {
  if (!isObject(answer)) return null;
  const { alerts, page, texts } = answer;
  if (!Array.isArray(alerts) || !isLink(page)) return null;
  const own = isObject(texts) ? Object.entries(texts) : [];
  const words = own.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { alerts: alerts.filter(isAlert), page, texts: Object.fromEntries(words) };
};
