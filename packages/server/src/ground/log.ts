import { pino, type Logger } from 'pino';

/**
 * The relay's log: JSON lines on standard output. What goes in is ids, codes and counts; never a
 * message's words, a place, a token, an endpoint or a caller's address.
 */
export type Log = Logger;

/** A log that writes what is at least as grave as `level` (pino's names, `silent` for nothing). */
export const createLog = (level: string): Log =>
  pino({ level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` });

/** The names that `level` may have. */
export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
