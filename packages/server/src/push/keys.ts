import { Problem } from '@bellman/protocol';
import webPush from 'web-push';
import type { Clock } from '../ground/clock.js';
import { newId } from '../ground/ids.js';
import { createBox } from '../ground/seal.js';
import type { StoredKey } from '../store/keys.js';
import type { Store } from '../store/store.js';

/** A council's VAPID key (RFC 8292), opened: P-256, base64url, the public half uncompressed. */
export interface OpenKey {
  readonly id: string;
  readonly publicKey: string;
  readonly privateKey: string;
}

/** The councils' push keys. */
export interface Keys {
  /** The current key's id and public half; made the first time. */
  current(council: string): Promise<{ readonly id: string; readonly publicKey: string }>;
  /**
   * Keys by id, opened, retired ones too. Ids that the council doesn't have are left out.
   * @throws Problem `setting-wrong` naming BELLMAN_SECRET
   */
  open(council: string, ids: readonly string[]): Promise<OpenKey[]>;
  /**
   * Tries the secret on a stored key, so that a wrong one shows at the start and not at the first
   * alert.
   * @throws Problem `setting-wrong` naming BELLMAN_SECRET
   */
  checkSecret(): Promise<void>;
}

/** Keys over the store, their private halves sealed under `secret`. */
export const createKeys = (parts: {
  readonly store: Pick<Store, 'keys'>;
  readonly clock: Clock;
  readonly secret: string;
}): Keys => {
  const { store, clock } = parts;
  const box = createBox(parts.secret, 'push keys');
  const about = ({ council, id }: Pick<StoredKey, 'council' | 'id'>): string => `${council} ${id}`;

  const openKey = (key: StoredKey): OpenKey => {
    const privateKey = box.open(key.privateSealed, about(key));
    if (privateKey === null) {
      throw new Problem('setting-wrong', {
        setting: 'BELLMAN_SECRET',
        value: 'not the one that the push keys were sealed under',
        advice: 'Set it to the value that this store was set up with.',
      });
    }
    return { id: key.id, publicKey: key.publicKey, privateKey };
  };

  const make = (council: string): Promise<StoredKey> => {
    const id = newId(clock.now());
    const { publicKey, privateKey } = webPush.generateVAPIDKeys();
    const privateSealed = box.seal(privateKey, about({ council, id }));
    return store.keys.makeOnce({ id, council, publicKey, privateSealed });
  };

  return {
    current: async (council) => {
      const { id, publicKey } = (await store.keys.current({ council })) ?? (await make(council));
      return { id, publicKey };
    },
    open: async (council, ids) => (await store.keys.byIds({ council, ids })).map(openKey),
    checkSecret: async () => {
      const key = await store.keys.first({});
      if (key) openKey(key);
    },
  };
};
