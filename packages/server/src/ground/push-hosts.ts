import { Problem } from '@bellman/protocol';
import { isAddress, isPublicAddress } from './addresses.js';

/**
 * A push service that the relay may send to. `name` is exact, or `*.suffix` for any host under
 * the suffix; `port` null stands for 443; `privateAllowed` where a private address may stand
 * behind it, as a test's push service does.
 */
export interface PushHost {
  readonly name: string;
  readonly port: number | null;
  readonly privateAllowed: boolean;
}

/** Chrome and Edge, Firefox, Safari, and the older Edge. */
export const knownPushHosts: readonly PushHost[] = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '*.push.apple.com',
  '*.notify.windows.com',
].map((name) => ({ name, port: null, privateAllowed: false }));

const NAME = /^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/**
 * Reads BELLMAN_PUSH_HOSTS: `host`, `*.suffix`, `host:port`, `[address]:port`, separated by
 * commas. A private address is allowed where the entry is one, is `localhost`, or ends in
 * `=private`.
 * @throws Problem `setting-wrong`
 */
export const readPushHosts = (value: string): PushHost[] =>
  value
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== '')
    .map(readPushHost);

const readPushHost = (entry: string): PushHost => {
  const [where = '', flag, ...rest] = entry.split('=');
  const parts = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(where);
  const name = parts?.[1] ?? parts?.[2] ?? '';
  const port = parts?.[3] === undefined ? null : Number(parts[3]);
  const address = isAddress(name);
  const named = parts?.[1] === undefined ? NAME.test(name) : address;
  const flagged = flag === undefined || (flag === 'private' && rest.length === 0);
  if (!named || !flagged || (port !== null && (port < 1 || port > 65_535))) {
    throw new Problem('setting-wrong', {
      setting: 'BELLMAN_PUSH_HOSTS',
      value: entry,
      advice:
        'List hosts separated by commas, such as push.example.org, *.example.org or localhost:8443.',
    });
  }
  const isPrivate = name === 'localhost' || (address && !isPublicAddress(name));
  return { name, port, privateAllowed: isPrivate || flag === 'private' };
};
