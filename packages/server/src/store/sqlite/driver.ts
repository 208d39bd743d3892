import type { DatabaseSync } from '@photostructure/sqlite';

/** The API of Node's own `node:sqlite`, which the package has for Node 20 alike. */
type Driver = typeof import('@photostructure/sqlite');
export type Database = InstanceType<typeof DatabaseSync>;

const isWhole = (module: object | undefined): module is Driver =>
  module !== undefined &&
  'DatabaseSync' in module &&
  'isTransaction' in (module as Driver).DatabaseSync.prototype;

/**
 * SQLite: Node's own where it has all we use (Node 22.16 and later), else the package of the
 * same API. Can become a plain import when Node 20 goes.
 */
export const loadDriver = async (): Promise<Driver> => {
  const builtIn = process.getBuiltinModule?.('node:sqlite');
  return isWhole(builtIn) ? builtIn : import('@photostructure/sqlite');
};

/** SQLite's primary result code (sqlite.org/rescode.html) of an error it threw, or null. */
export const resultCode = (error: unknown): number | null =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : null;
