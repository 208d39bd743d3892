import type { FollowerRow } from './tables.js';

/** What comes, when and how, besides places and services. */
export interface StoredPreferences {
  readonly general: boolean;
  readonly drills: boolean;
  readonly neutral: boolean;
  /** Minutes of the local day, and the least severity that comes in them; null: none. */
  readonly quiet: { readonly from: number; readonly to: number; readonly pass: string } | null;
}

/** The columns of those that are given; what is left out stays as it is. */
export const preferenceColumns = (
  given: Partial<StoredPreferences>,
): Partial<
  Pick<FollowerRow, 'general' | 'drills' | 'neutral' | 'quiet_from' | 'quiet_to' | 'quiet_pass'>
> => {
  const { general, drills, neutral, quiet } = given;
  return {
    ...(general === undefined ? {} : { general: Number(general) }),
    ...(drills === undefined ? {} : { drills: Number(drills) }),
    ...(neutral === undefined ? {} : { neutral: Number(neutral) }),
    ...(quiet === null ? { quiet_from: null, quiet_to: null } : {}),
    ...(quiet ? { quiet_from: quiet.from, quiet_to: quiet.to, quiet_pass: quiet.pass } : {}),
  };
};

/** Those of a row. */
export const preferencesOf = (row: FollowerRow): StoredPreferences => ({
  general: row.general === 1,
  drills: row.drills === 1,
  neutral: row.neutral === 1,
  quiet:
    row.quiet_from === null || row.quiet_to === null
      ? null
      : { from: row.quiet_from, to: row.quiet_to, pass: row.quiet_pass },
});
