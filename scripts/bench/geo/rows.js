import { join } from 'node:path';
import { inRoot } from '../../lib/root.js';

/**
 * Rows as a page of a program reads them: all at once, by the engine's usual driver.
 * @param {import('./side.js').Wish} wish
 * @returns {Promise<(sql: string, values?: (string | number)[]) => Promise<any[]>>}
 */
export const openRows = async ({ folder, url }) => {
  if (url === undefined) {
    const { loadDriver } = await import(inRoot('packages/server/dist/store/sqlite/driver.js'));
    const { DatabaseSync } = await loadDriver();
    const database = new DatabaseSync(join(folder, 'bellman.sqlite'));
    return async (sql, values = []) => database.prepare(sql).all(...values);
  }
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let number = 0;
  return async (sql, values = []) => {
    number = 0;
    const { rows } = await client.query(
      sql.replaceAll('?', () => `$${(number += 1)}`),
      values,
    );
    return rows;
  };
};

const degree = 10_000_000;

/** @param {readonly [number, number][]} ring @returns {GeoJSON.Polygon} */
export const polygonOf = (ring) => ({
  type: 'Polygon',
  coordinates: [ring.map(([x, y]) => [x / degree, y / degree])],
});

/** @param {{ lon: number | string, lat: number | string }} row @returns {[number, number]} */
export const pointOf = ({ lon, lat }) => [Number(lon) / degree, Number(lat) / degree];
