import type { IncomingHttpHeaders } from 'node:http';
import { express, type Request } from './express.js';

/** Who calls: behind which address, past the proxies that are trusted. */
export interface Callers {
  /** What Express's `trust proxy` is set to. */
  readonly trusted: string | false;
  /**
   * The caller's address of a request that Express did not see, such as a WebSocket's handshake;
   * read exactly as Express reads `request.ip`. Empty where it is not known.
   */
  addressOf(request: {
    readonly remoteAddress: string;
    readonly headers: IncomingHttpHeaders;
  }): string;
}

/** @param trustedProxies BELLMAN_TRUSTED_PROXIES; null trusts nobody's `X-Forwarded-For` */
export const createCallers = (trustedProxies: string | null): Callers => {
  const trusted = trustedProxies ?? false;
  const reader = express();
  reader.set('trust proxy', trusted);
  return {
    trusted,
    addressOf: ({ remoteAddress, headers }) => {
      const request = Object.create(reader.request, {
        socket: { value: { remoteAddress } },
        headers: { value: headers },
      }) as Request;
      return request.ip ?? '';
    },
  };
};
