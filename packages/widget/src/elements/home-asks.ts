import type { Availability, Language } from '@bellman/protocol';

/** How long the answer may take, milliseconds: the form does not wait for it. */
const PATIENCE = 8_000;

/** From so long before the end, milliseconds, a resident is told when it closes. */
const SOON = 15 * 60_000;

/** How often is asked again where it is busy, nobody is on duty, or no answer came, milliseconds. */
export const AGAIN = 60_000;

/** What a relay said of its services. */
export interface Asked {
  /** Not yet checked: the schema is only fetched where something is not simply open. */
  readonly answer: Availability;
  /** Whether everything is simply open, with nothing to say beside the form. */
  readonly isPlain: boolean;
  /** In how many milliseconds it is out of date; `Infinity` for never. */
  readonly goodFor: number;
}

const isPlain = ({ at, services, alerts }: Availability): boolean =>
  alerts.length === 0 &&
  services.every(
    ({ state, wait, waiting, closesAt }) =>
      state === 'open' && !wait && !waiting && (closesAt ?? Infinity) - at > SOON,
  );

const goodFor = ({ at, services }: Availability): number => {
  const moments = services.flatMap(({ opensAt, closesAt }) => [
    opensAt ?? 0,
    closesAt ?? 0,
    (closesAt ?? 0) - SOON,
  ]);
  const mayChange = services.some(({ state }) => state === 'busy' || state === 'unstaffed');
  const left = moments.map((moment) => moment - at).filter((some) => some > 0);
  return Math.min(mayChange ? AGAIN : Infinity, ...left);
};

/**
 * Asks the relay how the council's services can be reached now. Null where it does not say: the
 * form stays as it is then, and the chat itself says what does not work.
 */
export const askAvailability = async (
  relay: string,
  council: string,
  language: Language,
): Promise<Asked | null> => {
  const address = `${relay}/api/v1/councils/${encodeURIComponent(council)}/availability`;
  try {
    const response = await fetch(`${address}?language=${language}`, {
      credentials: 'omit',
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!response.ok) return null;
    const answer = (await response.json()) as Availability;
    return { answer, isPlain: isPlain(answer), goodFor: goodFor(answer) };
  } catch {
    // No network, no JSON, or JSON of another shape.
    return null;
  }
};
