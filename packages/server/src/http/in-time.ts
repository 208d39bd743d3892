import type { IncomingMessage, Server } from 'node:http';
import { relayLimits } from '@bellman/protocol';

/** What calls the bound of a request off, while it has one. */
const bounds = new WeakMap<IncomingMessage, () => void>();

/**
 * Cuts every request whose body takes too long to arrive, whatever it is for, and whether or not it
 * was answered, so that slow senders cannot hold the relay's connections. Call it once all else is
 * attached to the server, since Socket.IO takes its requests before.
 * @param longest ms; an upload that was let in has longer (`takesLong`), until it is answered
 */
export const boundBodies = (server: Server, longest: number = relayLimits.bodyMs): void => {
  server.prependListener('request', (request, response) => {
    const { 'content-length': length = '0', 'transfer-encoding': coding } = request.headers;
    if (length === '0' && coding === undefined) return;
    const bound = (): void => {
      bounds.get(request)?.();
      if (request.complete) return;
      const timer = setTimeout(() => {
        bounds.delete(request);
        if (request.complete) return;
        if (!response.headersSent) response.writeHead(408, { Connection: 'close' }).end();
        request.socket.destroy();
      }, longest);
      timer.unref();
      bounds.set(request, () => clearTimeout(timer));
    };
    bound();
    request.once('end', () => bounds.get(request)?.());
    // Of what was refused the rest passes unread (`drain`), in bounded time as well.
    response.once('finish', () => {
      if (!bounds.has(request)) bound();
    });
  });
};

/**
 * An upload whose sender was let in: the server bounds how long it may take in all, and whoever
 * reads it how long nothing may come.
 */
export const takesLong = (request: IncomingMessage): void => {
  bounds.get(request)?.();
  bounds.delete(request);
};
