import type { SafeEndpoint } from '../endpoint.js';
import type { Peer } from './dial.js';
import { createLane, type Lane } from './lane.js';
import type { LaneParts, Message } from './message.js';

/**
 * A lane for each push service, so that a slow or failing one holds up nobody else. Lanes without
 * work go, so that a wildcard among the hosts can't make them grow in number.
 */
export const createLanes = (parts: LaneParts) => {
  const lanes = new Map<string, Lane>();

  const laneTo = (peer: Peer): Lane => {
    const held = lanes.get(peer.origin);
    if (held) return held;
    const lane = createLane(peer, parts, () => {
      lanes.delete(peer.origin);
      lane.end();
    });
    lanes.set(peer.origin, lane);
    return lane;
  };

  return {
    put: ({ url, host, privateAllowed }: SafeEndpoint, message: Message): void => {
      const { origin, port } = url;
      laneTo({ origin, host, port: port === '' ? 443 : Number(port), privateAllowed }).put(message);
    },
    end: (): void => {
      for (const lane of lanes.values()) lane.end();
      lanes.clear();
    },
  };
};
