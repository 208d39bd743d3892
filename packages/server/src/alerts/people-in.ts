import type { AlertPlace } from '../store/alert-draft.js';
import type { StoredArea } from '../store/areas.js';
import type { Share } from '../store/audience-share.js';

/** Significant figures of an estimate: more would claim what nobody counted. */
const figures = 2;

/**
 * How many people live in chosen places; null where that is not known. Whole areas of one kind have
 * their own counts. Anything else is estimated: of each ward the share of its postcodes that is
 * inside, and all of a ward that was chosen itself.
 */
export const peopleIn = async (asked: {
  readonly made: readonly AlertPlace[];
  readonly areas: ReadonlyMap<string, StoredArea>;
  /** Metres. */
  readonly buffer: number;
  readonly shares: () => Promise<readonly Share[]>;
}): Promise<number | null> => {
  const { made, areas, buffer } = asked;
  const chosen = made.flatMap(({ code }) => areas.get(code) ?? []);
  const kinds = new Set(chosen.map(({ kind }) => kind));
  const exact = buffer === 0 && chosen.length === made.length && kinds.size <= 1;
  if (exact) {
    const known = sum(chosen.map(({ population }) => population));
    if (known !== null) return known;
  }
  const shares = await asked.shares();
  if (shares.length === 0) return null;
  const whole = new Set(chosen.map(({ code }) => code));
  const estimate = sum(
    shares.map(({ code, population, postcodes, inside }) => {
      if (population === null) return null;
      if (whole.has(code)) return population;
      return postcodes === 0 ? null : (population * inside) / postcodes;
    }),
  );
  return estimate === null ? null : Number(estimate.toPrecision(figures));
};

const sum = (parts: readonly (number | null)[]): number | null =>
  parts.reduce<number | null>(
    (all, part) => (all === null || part === null ? null : all + part),
    0,
  );
