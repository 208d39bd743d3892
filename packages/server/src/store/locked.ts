import type { SelectQueryBuilder } from 'kysely';
import type { Engine } from './work.js';

/**
 * The rows a write is about to change, held until it ends. SQLite has one writer at a time, and
 * no words for this. Ask for many rows in the order of their key, so that two writes can't wait
 * for each other.
 */
export const locked = <D, T extends keyof D, R>(
  engine: Engine,
  query: SelectQueryBuilder<D, T, R>,
): SelectQueryBuilder<D, T, R> => (engine === 'postgres' ? query.forUpdate() : query);
