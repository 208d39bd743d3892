import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { Problem, relayLimits } from '@bellman/protocol';
import type { Config } from '../ground/config.js';

/** A whole council may come back at once after a cut. The system's own bound may be lower. */
const BACKLOG = 4096;

/** How much of its time a connection may pass its bound, as the server looks from time to time. */
const LOOKS = 5;

/**
 * The server, not yet listening: whoever sends nothing, or a byte now and then, is cut off, and
 * beyond `most` connections nobody is heard at all.
 */
export const makeServer = (
  answer: RequestListener,
  {
    most,
    headersMs = relayLimits.headersMs,
  }: { readonly most: number; readonly headersMs?: number },
): Server => {
  const server = createServer(
    {
      requestTimeout: relayLimits.uploadMs,
      headersTimeout: headersMs,
      connectionsCheckingInterval: headersMs / LOOKS,
    },
    answer,
  );
  server.maxConnections = most;
  return server;
};

/**
 * Binds the server to the address of the settings; answers its port.
 * @throws Problem `setting-wrong` where that address cannot be had
 */
export const listenOn = async (
  server: Server,
  { port, host }: Pick<Config, 'port' | 'host'>,
): Promise<number> => {
  server.listen({ port, host, backlog: BACKLOG });
  try {
    await once(server, 'listening');
  } catch (error) {
    throw asProblem(error, port, host);
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return address.port;
};

const asProblem = (error: unknown, port: number, host: string): unknown => {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE') {
    const advice = 'Another program listens there. Stop it, or set PORT to another number.';
    return new Problem('setting-wrong', { setting: 'PORT', value: port, advice });
  }
  if (code === 'EACCES') {
    const advice = 'Only an administrator may listen there. Set PORT to a number above 1023.';
    return new Problem('setting-wrong', { setting: 'PORT', value: port, advice });
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    const advice = 'This machine has no such address. Set HOST to one that it has.';
    return new Problem('setting-wrong', { setting: 'HOST', value: host, advice });
  }
  return error;
};
