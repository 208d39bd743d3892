import { pino, stdSerializers, type DestinationStream, type Logger } from 'pino';

/**
 * The relay's log: JSON lines on standard output. What goes in is ids, codes and counts; never a
 * message's words, a place, a token, an endpoint or a caller's address.
 */
export type Log = Logger;

/**
 * Of an error only what its thrower said: drivers and parsers hang more on it, such as a row that
 * a database would not take, or the body that was no JSON.
 */
const errorOf = (error: Error): object => {
  const { type, message, stack } = stdSerializers.err(error);
  return { type, message, stack, ...('code' in error ? { code: error.code } : {}) };
};

/**
 * A log that writes what is at least as grave as `level` (pino's names, `silent` for nothing).
 * @param to where lines go; standard output unless said
 */
export const createLog = (level: string, to?: DestinationStream): Log => {
  const timestamp = (): string => `,"time":"${new Date().toISOString()}"`;
  const options = { level, base: null, timestamp, serializers: { err: errorOf } };
  return to === undefined ? pino(options) : pino(options, to);
};

/** The names that `level` may have. */
export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
