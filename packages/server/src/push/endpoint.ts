import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Problem } from '@bellman/protocol';
import { isAddress, isPublicAddress } from '../ground/addresses.js';
import type { PushHost } from '../ground/push-hosts.js';

/** An endpoint that may be sent to, as far as its text tells. */
export interface SafeEndpoint {
  readonly url: URL;
  /** Without a port. */
  readonly host: string;
  readonly privateAllowed: boolean;
}

/**
 * Checks a push endpoint, which is a URL that a stranger handed in and the relay will POST to
 * (server-side request forgery): https, no credentials, a push service that the relay knows by
 * its parsed host and port, no private address unless that host may have one. A name is resolved
 * only when connecting, by `guardedLookup`: the answer of an earlier moment would prove nothing.
 * @throws Problem `endpoint-malformed`, `endpoint-not-https`, `endpoint-private`,
 *   `endpoint-host-unknown`
 */
export const checkEndpoint = (endpoint: string, hosts: readonly PushHost[]): SafeEndpoint => {
  if (!URL.canParse(endpoint)) throw new Problem('endpoint-malformed');
  const url = new URL(endpoint);
  if (url.protocol !== 'https:') throw new Problem('endpoint-not-https');
  if (url.username !== '' || url.password !== '' || url.hash !== '') {
    throw new Problem('endpoint-malformed');
  }
  const host = unbracketed(url.hostname);
  const port = url.port === '' ? 443 : Number(url.port);
  const known = hosts.filter((entry) => names(entry, host) && (entry.port ?? 443) === port);
  const privateAllowed = known.some((entry) => entry.privateAllowed);
  if (isPrivateName(host) && !privateAllowed) throw new Problem('endpoint-private');
  if (known.length === 0) throw new Problem('endpoint-host-unknown', { host: url.host });
  return { url, host, privateAllowed };
};

/** An endpoint's host without a port, for reports; empty where it has none. */
export const hostOf = (endpoint: string): string =>
  URL.canParse(endpoint) ? unbracketed(new URL(endpoint).hostname) : '';

/** An IPv6 address as it is written outside of URLs. */
const unbracketed = (host: string): string => host.replace(/^\[(.*)\]$/, '$1');

/** Whether an entry means this host: the same, or `*.suffix` with something before the suffix. */
const names = ({ name }: PushHost, host: string): boolean =>
  name.startsWith('*.')
    ? !isAddress(host) && host.endsWith(name.slice(1)) && host.length > name.length - 1
    : host === name;

const isPrivateName = (host: string): boolean =>
  isAddress(host) ? !isPublicAddress(host) : host === 'localhost' || host.endsWith('.localhost');

/** Why a connection was refused before it was made. */
export class PrivateAddress extends Error {
  override readonly name = 'PrivateAddress';
}

/** Resolves a name to all of its addresses. */
export type Resolve = (
  host: string,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

const resolveBySystem: Resolve = (host, done) => {
  systemLookup(host, { all: true, verbatim: true }, done);
};

/**
 * A `lookup` for connections that leaves out addresses that aren't public, and refuses a name that
 * has no other. The connection is made to the very address that was checked, so a name that changes
 * its answer (DNS rebinding) gains nothing. Nor does one wrong answer among several cost anything:
 * a resolver that blocks or breaks says 0.0.0.0 one moment and is right the next.
 */
export const guardedLookup =
  (resolve: Resolve = resolveBySystem): LookupFunction =>
  (host, options, done) => {
    resolve(host, (error, addresses) => {
      if (error) return done(error, '', 0);
      if (addresses.length === 0) return done(new Error('The name has no address'), '', 0);
      const open = addresses.filter(({ address }) => isPublicAddress(address));
      const [first] = open;
      if (first === undefined)
        return done(new PrivateAddress('The push service leads to a private address'), '', 0);
      if (options.all) return done(null, open);
      done(null, first.address, first.family);
    });
  };
