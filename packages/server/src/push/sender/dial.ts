import { isIP } from 'node:net';
import { connect, createSecureContext, type TLSSocket } from 'node:tls';
import { guardedLookup, type Resolve } from '../endpoint.js';

/** A push service as one dials it. */
export interface Peer {
  /** `https://host:port`, as a URL's origin. */
  readonly origin: string;
  /** Without a port, and without the brackets of IPv6. */
  readonly host: string;
  readonly port: number;
  readonly privateAllowed: boolean;
}

/** Makes one TLS connection. Rejects with PrivateAddress where the name leads to one. */
export type Dial = (to: Peer, protocols: readonly string[]) => Promise<TLSSocket>;

/**
 * The only way out of the sender: to public addresses only, unless the peer may have another
 * (server-side request forgery is stopped here, at the moment of connecting), with certificates
 * checked, and given up after `timeout` ms.
 */
export const createDial = (parts: {
  readonly timeout: number;
  readonly resolve?: Resolve | undefined;
}): Dial => {
  const lookup = guardedLookup(parts.resolve);
  const secureContext = createSecureContext();

  return ({ host, port, privateAllowed }, protocols) =>
    new Promise((settle, reject) => {
      const socket = connect({
        host,
        port,
        secureContext,
        // SNI is for names only (RFC 6066 §3).
        servername: isIP(host) === 0 ? host : '',
        ALPNProtocols: [...protocols],
        ...(privateAllowed ? {} : { lookup }),
      });
      const late = (): void => void socket.destroy(new Error('The push service does not connect'));
      const timer = setTimeout(late, parts.timeout);
      socket.once('error', reject);
      socket.once('close', () => {
        clearTimeout(timer);
        reject(new Error('The push service hung up'));
      });
      socket.once('secureConnect', () => {
        clearTimeout(timer);
        socket.setNoDelay(true);
        settle(socket);
      });
    });
};
