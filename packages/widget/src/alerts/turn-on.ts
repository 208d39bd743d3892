import type { Language, NewFollowerAnswer } from '@bellman/protocol';
import { Refusal } from '../ground/refusal.js';
import type { Device } from './device.js';
import { change, follow, followed } from './followers.js';
import { writeKept, type Kept } from './keep.js';
import { newPlace, type ChosenPlace } from './places.js';
import type { Home } from './relay.js';

/** Who turns alerts on, where, and with which key. */
export interface Ground {
  readonly home: Home;
  readonly device: Device;
  /** The council's push key, base64url. */
  readonly pushKey: string;
}

/** What a resident chose. */
export interface Wish {
  readonly places: readonly ChosenPlace[];
  readonly services: readonly string[];
  readonly language: Language;
}

/** What came of turning on; `isKept` is false where the browser keeps nothing for the site. */
export interface TurnedOn extends NewFollowerAnswer {
  readonly kept: Kept;
  readonly isKept: boolean;
}

/**
 * Subscribes this browser and signs it up; the permission must have been granted. Throws a
 * `Refusal` or a `SubscribeFailure`, and then nothing is kept.
 */
export const turnOn = async (ground: Ground, worker: string, wish: Wish): Promise<TurnedOn> => {
  const { home, device, pushKey } = ground;
  const attempt = async () => {
    const channel = await device.subscribe(worker, pushKey);
    const answer = await follow(home, {
      places: wish.places.flatMap(newPlace),
      services: [...wish.services],
      language: wish.language,
      channel,
    });
    const kept = { token: answer.token, worker, endpoint: channel.endpoint };
    return { ...answer, kept, isKept: writeKept(home.council, kept) };
  };
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof Refusal && error.problem.code === 'channel-known')) throw error;
    // Signed up before, and the token is lost: a new subscription is nobody's yet.
    await device.unsubscribe(worker);
    return attempt();
  }
};

/**
 * What is followed, by what this browser keeps. Where the browser or the council's key has changed
 * the subscription, the relay is told of the new one. Throws a `Refusal` or a `SubscribeFailure`.
 */
export const reopen = async (ground: Ground, kept: Kept) => {
  const { home, device, pushKey } = ground;
  const follower = await followed(home, kept.token);
  if (device.permission() !== 'granted') return { follower, kept };
  const channel = await device.subscribe(kept.worker, pushKey);
  if (channel.endpoint === kept.endpoint) return { follower, kept };
  const changed = await change(home, kept.token, { channel });
  const renewed = { ...kept, endpoint: channel.endpoint };
  writeKept(home.council, renewed);
  return { follower: changed, kept: renewed };
};
