import type { Store } from '../store/store.js';

/** How many followers get an alert as it is written now. */
export interface Reached {
  readonly followers: number;
  /** Of a further version: those who had the line before. */
  readonly had: number;
  /** Of a further version: those whom it newly covers. Of a first alert neither is counted. */
  readonly newly: number;
}

/** Counts them, as its audience will be written down (A4, A5). */
export const reachedBy = async (
  store: Pick<Store, 'audience'>,
  alert: string,
): Promise<Reached> => {
  const { followers, line } = await store.audience.countAlert({ alert });
  return { followers, had: line?.had ?? 0, newly: line?.newly ?? 0 };
};
