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

/**
 * What is in force: `GET /api/v1/councils/{council}/alerts/current`, without cookies and as the
 * browser has it cached. Null where the relay did not say. An own small check: a schema library
 * would be most of the banner's weight.
 */
export const readCurrent = async (
  relay: string,
  council: string,
  language: Language,
): Promise<CurrentAlerts | null> => {
  const address = `${relay}/api/v1/councils/${encodeURIComponent(council)}/alerts/current?language=${language}`;
  let answer: unknown;
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(address, { credentials: 'omit', signal });
    if (!response.ok) return null;
    answer = await response.json();
  } catch {
    // No network, or no JSON: what is shown stays, and it is asked again later.
    return null;
  }
  return currentIn(answer);
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
