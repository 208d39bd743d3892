import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { express, type Router } from './express.js';

/** A file as it is sent. */
export interface LinkedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  open(): Readable;
}

/**
 * `/f/{signed}`: a file of a chat, to whoever has the link. It is only ever saved, or shown as an
 * image in a council's page: never sniffed, framed, run or kept on the way.
 * @param linked @throws Problem `file-unknown`
 */
export const fileLinks = (linked: (signed: string) => Promise<LinkedFile>): Router => {
  const router = express.Router({ caseSensitive: true, strict: true });
  router.get('/:signed', async (request, response) => {
    response.locals['route'] = 'file';
    const file = await linked(request.params.signed);
    // `filename*` where the name needs it (RFC 6266); it sets a type by the name, too.
    response.attachment(file.name);
    response.set({
      'Content-Type': file.type,
      'Content-Length': String(file.bytes),
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    await pipeline(file.open(), response).catch((error: unknown) => {
      // Whoever asked has gone, which is their affair.
      if (!response.destroyed || !response.headersSent) throw error;
    });
  });
  return router;
};
