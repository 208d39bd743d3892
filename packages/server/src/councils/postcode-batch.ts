import type { NewPostcode } from '../store/postcodes-import.js';
import type { PostcodeRow } from './postcode-rows.js';

/** Rows that are stored together. Of one postcode the last wins, as it would across batches. */
export interface PostcodeBatch {
  readonly current: ReadonlyMap<string, NewPostcode>;
  readonly ended: ReadonlySet<string>;
  add(row: PostcodeRow): void;
  size(): number;
}

/** An empty batch. */
export const newBatch = (): PostcodeBatch => {
  const current = new Map<string, NewPostcode>();
  const ended = new Set<string>();
  return {
    current,
    ended,
    add: (row) => {
      if (row.is === 'current') {
        const { postcode, lat, lon } = row;
        ended.delete(postcode);
        current.set(postcode, { postcode, lat, lon });
      } else if (row.is === 'ended') {
        current.delete(row.postcode);
        ended.add(row.postcode);
      }
    },
    size: () => current.size + ended.size,
  };
};
