import {
  FollowAlertAnswer,
  FollowerView,
  PublicAlert,
  NewFollowerAnswer,
  type ChangeFollower,
  type Language,
  type NewChannel,
  type NewFollower,
} from '@bellman/protocol';
import { ask, tell, type Home } from './relay.js';

/** Follows; the answer's token manages what is followed. */
export const follow = (home: Home, follower: NewFollower): Promise<NewFollowerAnswer> =>
  ask(home, 'followers', NewFollowerAnswer, { method: 'POST', body: follower });

/** What is followed. Refuses with `follower-unknown` once it was stopped. */
export const followed = (home: Home, token: string): Promise<FollowerView> =>
  ask(home, 'followers/self', FollowerView, { token });

/** Changes what is followed, or the channel that reaches this browser. */
export const change = (home: Home, token: string, changes: ChangeFollower): Promise<FollowerView> =>
  ask(home, 'followers/self', FollowerView, { method: 'PATCH', token, body: changes });

/** Stops, and erases. */
export const unfollow = (home: Home, token: string): Promise<void> =>
  tell(home, 'followers/self', { method: 'DELETE', token });

/** Takes one phone or address off, and answers what is left. */
export const dropChannel = async (home: Home, token: string, id: string): Promise<FollowerView> => {
  await tell(home, `followers/self/channels/${id}`, { method: 'DELETE', token });
  return followed(home, token);
};

/** An alert that was sent. */
export const readAlert = (home: Home, id: string): Promise<PublicAlert> =>
  ask(home, `alerts/${id}`, PublicAlert);

/** Asks to be told when an alert is resolved: by a follower's token, or by a browser of its own. */
export const followAlert = (
  home: Home,
  id: string,
  by: { readonly token: string } | { readonly channel: NewChannel; readonly language: Language },
): Promise<FollowAlertAnswer> =>
  ask(home, `alerts/${id}/followers`, FollowAlertAnswer, {
    method: 'POST',
    ...('token' in by ? { token: by.token, body: {} } : { body: by }),
  });

/** Asks no longer. */
export const unfollowAlert = (home: Home, id: string, token: string): Promise<void> =>
  tell(home, `alerts/${id}/followers`, { method: 'DELETE', token });
