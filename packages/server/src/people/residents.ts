import { limits, Problem } from '@bellman/protocol';
import { digest, newSecret } from '../ground/ids.js';
import type { Store } from '../store/store.js';

/** Resident tokens: who holds one is the resident in its conversation. The store keeps hashes. */
export interface Residents {
  /** A new token for a start, with its hash and when it ends, ms. */
  fresh(sensitive: boolean, now: number): { token: string; hash: string; expires: number };
  /**
   * The conversation that a token opens.
   * @throws Problem `token-unknown`, for a token of another council too
   */
  conversationOf(council: string, token: string): Promise<string>;
  /**
   * A newer token in place of `token`, which lives on until the newer is first used.
   * @throws Problem `token-unknown`
   */
  renew(token: string, sensitive: boolean): Promise<{ token: string; hash: string }>;
  /**
   * One more token for a conversation that is known to be the caller's.
   * @throws Problem `token-unknown` where it was left for good
   */
  issue(
    conversation: { readonly id: string; readonly council: string },
    sensitive: boolean,
    now: number,
  ): Promise<string>;
  /** A contact: the token's life starts again. */
  touch(hash: string, sensitive: boolean): Promise<void>;
}

/** A token's life after last contact, ms. */
const lifeOf = (sensitive: boolean): number =>
  sensitive ? limits.residentToken.sensitive : limits.residentToken.usual;

/** See `Residents`. */
export const createResidents = (store: Store): Residents => {
  const fresh: Residents['fresh'] = (sensitive, now) => {
    const token = newSecret();
    return { token, hash: digest(token), expires: now + lifeOf(sensitive) };
  };
  return {
    fresh,
    conversationOf: async (council, token) => {
      const found = await store.residents.find({ tokenHash: digest(token) });
      if (found === null || found.council !== council) throw new Problem('token-unknown');
      return found.conversation;
    },
    renew: async (token, sensitive) => {
      const newer = newSecret();
      const opened = await store.residents.resume({
        tokenHash: digest(token),
        newTokenHash: digest(newer),
        life: lifeOf(sensitive),
      });
      if (opened === null) throw new Problem('token-unknown');
      return { token: newer, hash: digest(newer) };
    },
    issue: async ({ id: conversation, council }, sensitive, now) => {
      const { token, hash, expires } = fresh(sensitive, now);
      await store.residents.issue({ tokenHash: hash, council, conversation, expires });
      return token;
    },
    touch: async (hash, sensitive) => {
      await store.residents.touch({ tokenHash: hash, life: lifeOf(sensitive) });
    },
  };
};
