import { Problem, type FollowAlertAnswer, type NewChannel } from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';
import { digest, newId, newSecret } from '../ground/ids.js';
import type { Handlers } from '../http/route.js';
import { createFollowCount } from '../people/address-counts.js';
import type { NewPushChannel } from '../store/channels.js';
import type { Store } from '../store/store.js';
import { viewFollower } from './follower-view.js';

export type FollowAlertRoutes = Handlers<'followAlert' | 'unfollowAlert'>;

/** What following an alert needs of the rest. */
export interface FollowAlertParts {
  readonly store: Pick<Store, 'lineFollowers'>;
  readonly clock: Clock;
  /** Checks a browser's subscription. @throws Problem `endpoint-…`, `channel-keys-wrong`, `channel-key-old` */
  readonly channel: (council: string, channel: NewChannel) => Promise<NewPushChannel>;
}

/**
 * "Tell me when this is resolved" (A12): by the token of somebody who follows places already, or
 * with a browser that then hears of this alert alone.
 */
export const followAlertRoutes = (parts: FollowAlertParts): FollowAlertRoutes => {
  const { store, clock } = parts;
  const counted = createFollowCount(clock);
  return {
    followAlert: async ({
      council,
      id: alert,
      body,
      bearer,
      address,
    }): Promise<FollowAlertAnswer> => {
      if (bearer !== '') {
        counted(address);
        const asker = { tokenHash: digest(bearer) };
        const { follower } = await store.lineFollowers.follow({ council, alert, asker });
        return { token: null, follower: follower && viewFollower(follower) };
      }
      if (body.channel === undefined) throw new Problem('follower-unknown');
      const channel = await parts.channel(council, body.channel);
      counted(address);
      const token = newSecret();
      const made = { channel, id: newId(clock.now()), tokenHash: digest(token) };
      const asker = { ...made, language: body.language };
      const { follower, begun } = await store.lineFollowers.follow({ council, alert, asker });
      return { token: begun ? token : null, follower: follower && viewFollower(follower) };
    },
    unfollowAlert: async ({ council, id: alert, bearer }) => {
      await store.lineFollowers.unfollow({ council, alert, tokenHash: digest(bearer) });
    },
  };
};
