import type { ProblemCode, ProblemView } from '@bellman/protocol';

/** Refusals that pass by themselves, with the wait before another try in milliseconds. */
const passing: Partial<Record<ProblemCode, number>> = {
  'too-fast': 5_000,
  overloaded: 5_000,
  draining: 3_000,
  'store-full': 15_000,
  internal: 10_000,
};

/** The wait before another try when no answer came, milliseconds. */
export const AFTER_SILENCE = 1_000;

/** Milliseconds until it is worth trying again, or null where trying again would not help. */
export const waitOf = ({ code, params }: ProblemView): number | null => {
  const seconds = Number(params?.['seconds'] ?? 0);
  const usual = passing[code];
  if (usual === undefined) return null;
  return seconds > 0 ? seconds * 1_000 : usual;
};
