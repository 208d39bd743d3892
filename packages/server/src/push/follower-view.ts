import type { FollowerView } from '@bellman/protocol';
import type { StoredFollower } from '../store/follower-view.js';

/** An address with most of its name hidden, so that a borrowed phone does not tell it. */
export const hidden = (address: string): string => {
  const at = address.lastIndexOf('@');
  const [first = ''] = address;
  return `${first}…${address.slice(at)}`;
};

/** A follower as its holder sees it: endpoints and addresses stay with the relay. */
export const viewFollower = (stored: StoredFollower): FollowerView => {
  const { preferences, channels, ...follower } = stored;
  // The store's words narrowed to the wire's; it only ever holds these.
  return {
    ...follower,
    ...preferences,
    channels: channels.map(({ id, kind, host, endpoint, proven }) => ({
      id,
      kind,
      at: kind === 'email' ? hidden(endpoint) : host,
      proven,
    })),
  } as FollowerView;
};
