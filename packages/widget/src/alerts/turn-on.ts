import type { FollowerView, NewChannel, NewFollower, NewFollowerAnswer } from '@bellman/protocol';
import { Refusal } from '../ground/refusal.js';
import type { Device } from './device.js';
import { change, dropChannel, follow, followed } from './followers.js';
import { writeKept, type Kept } from './keep.js';
import type { Home } from './relay.js';
import { SubscribeFailure } from './subscribe.js';

/** Who turns alerts on, where, and with which key. */
export interface Ground {
  readonly home: Home;
  readonly device: Device;
  /** The council's push key, base64url. */
  readonly pushKey: string;
}

/** What a resident chose. */
export type Asked = Omit<NewFollower, 'channel'>;

/** What came of turning on; `isKept` is false where the browser keeps nothing for the site. */
export interface TurnedOn {
  readonly follower: FollowerView;
  readonly kept: Kept;
  readonly isKept: boolean;
}

/** Whether an endpoint is somebody's already, and nothing here proves that it is ours. */
const isKnown = (error: unknown): boolean =>
  error instanceof Refusal && error.problem.code === 'channel-known';

/** Subscribes and tells the relay by `work`; once more with a new subscription where that is needed. */
export const subscribed = async <T>(
  { device, pushKey }: Ground,
  worker: string,
  work: (channel: NewChannel) => Promise<T>,
): Promise<T> => {
  try {
    return await work(await device.subscribe(worker, pushKey));
  } catch (error) {
    if (!isKnown(error)) throw error;
    // Signed up before, and the token is lost: a new subscription is nobody's yet.
    await device.unsubscribe(worker);
    return work(await device.subscribe(worker, pushKey));
  }
};

/** The channel that `after` has and `before` had not. */
const added = (after: FollowerView, before?: FollowerView): string =>
  after.channels.find(
    ({ id, kind }) => kind === 'push' && !before?.channels.some((one) => one.id === id),
  )?.id ?? '';

/** Which channel is this browser; null where it is none, or cannot be told from others like it. */
export const channelHere = (kept: Kept | null, follower: FollowerView | null): string | null => {
  if (!kept?.endpoint || !follower) return null;
  const { hostname } = new URL(kept.endpoint);
  const alike = follower.channels.filter(({ kind, at }) => kind === 'push' && at === hostname);
  const known = alike.find(({ id }) => id === kept.channel);
  return (known ?? (alike.length === 1 ? alike[0] : undefined))?.id ?? null;
};

const keep = (
  { home }: Ground,
  kept: Kept,
  { follower }: Pick<NewFollowerAnswer, 'follower'>,
): TurnedOn => ({ follower, kept, isKept: writeKept(home.council, kept) });

/**
 * Subscribes this browser and signs it up; the permission must have been granted. Throws a
 * `Refusal` or a `SubscribeFailure`, and then nothing is kept.
 */
export const turnOn = (ground: Ground, worker: string, asked: Asked): Promise<TurnedOn> =>
  subscribed(ground, worker, async (channel) => {
    const answer = await follow(ground.home, { ...asked, channel });
    const { token, follower } = answer;
    const kept = { token, worker, endpoint: channel.endpoint, channel: added(follower) };
    return keep(ground, kept, answer);
  });

/** Signs an address up; its holder is asked by e-mail. Throws a `Refusal`. */
export const turnOnByEmail = async (
  ground: Ground,
  email: string,
  asked: Asked,
): Promise<TurnedOn> => {
  const answer = await follow(ground.home, { ...asked, channel: { email } });
  return keep(ground, { token: answer.token, worker: '', endpoint: '' }, answer);
};

/** Has what is on come to this browser too. Throws a `Refusal` or a `SubscribeFailure`. */
export const joinHere = (ground: Ground, worker: string, kept: Kept): Promise<TurnedOn> =>
  subscribed(ground, worker, async (channel) => {
    const before = await followed(ground.home, kept.token);
    const follower = await change(ground.home, kept.token, { channel });
    const id = added(follower, before) || kept.channel;
    const { token } = kept;
    const { endpoint } = channel;
    return keep(ground, { token, worker, endpoint, ...(id ? { channel: id } : {}) }, { follower });
  });

/**
 * Takes the channel off that the browser has given up. What went out to it is then followed up to
 * the new one: an all-clear must not be lost on the way of a subscription that is no more.
 */
const withoutOld = async (
  { home }: Ground,
  { token }: Kept,
  old: string,
  changed: FollowerView,
): Promise<FollowerView> => {
  try {
    return await dropChannel(home, token, old);
  } catch (error) {
    // The push service tells the relay that it is gone (410), only later.
    if (!(error instanceof Refusal)) throw error;
    return changed;
  }
};

/** What is on, and whether it reaches this browser. */
export interface Reopened {
  readonly follower: FollowerView;
  readonly kept: Kept;
  readonly here: 'none' | 'on' | 'unreached';
}

/**
 * What is followed, by what this browser keeps. Where the browser or the council's key has changed
 * the subscription, the relay is told of the new one; where the browser cannot be registered now,
 * that is said, and tried again the next time. Throws a `Refusal`.
 */
export const reopen = async (ground: Ground, kept: Kept): Promise<Reopened> => {
  const { home, device } = ground;
  const follower = await followed(home, kept.token);
  if (kept.worker === '') return { follower, kept, here: 'none' };
  if (device.permission() !== 'granted') return { follower, kept, here: 'unreached' };
  try {
    return await subscribed(ground, kept.worker, async (channel) => {
      if (channel.endpoint === kept.endpoint) return { follower, kept, here: 'on' };
      const changed = await change(home, kept.token, { channel });
      const id = added(changed, follower) || kept.channel;
      const renewed = { ...kept, endpoint: channel.endpoint, ...(id ? { channel: id } : {}) };
      writeKept(home.council, renewed);
      const old = channelHere(kept, follower);
      const left = old && old !== id ? await withoutOld(ground, kept, old, changed) : changed;
      return { follower: left, kept: renewed, here: 'on' };
    });
  } catch (error) {
    if (!(error instanceof SubscribeFailure)) throw error;
    return { follower, kept, here: 'unreached' };
  }
};
