import { read, write } from './work.js';

/** A council's push key as stored: the private half sealed. */
export interface StoredKey {
  readonly id: string;
  readonly council: string;
  /** Uncompressed P-256 point, base64url. */
  readonly publicKey: string;
  readonly privateSealed: string;
}

const columns = [
  'id',
  'council',
  'public_key as publicKey',
  'private_sealed as privateSealed',
] as const;

/** VAPID keys (RFC 8292): one current key a council, and retired ones while channels use them. */
export const keys = {
  current: read(
    async ({ db }, { council }: { council: string }): Promise<StoredKey | null> =>
      (await db
        .selectFrom('vapid_keys')
        .select(columns)
        .where('council', '=', council)
        .where('slot', '=', 'current')
        .executeTakeFirst()) ?? null,
  ),

  /** Keys by id, retired ones too, of one council; unknown ids are left out. */
  byIds: read(
    async (
      { db },
      { council, ids }: { council: string; ids: readonly string[] },
    ): Promise<StoredKey[]> =>
      ids.length === 0
        ? []
        : db
            .selectFrom('vapid_keys')
            .select(columns)
            .where('council', '=', council)
            .where('id', 'in', [...ids])
            .execute(),
  ),

  /** The oldest key of any council, to try the secret on; null where there is none. */
  first: read<object, StoredKey | null>(
    async ({ db }) =>
      (await db
        .selectFrom('vapid_keys')
        .select(columns)
        .orderBy('created_at')
        .limit(1)
        .executeTakeFirst()) ?? null,
  ),

  /** Makes this the council's current key unless it has one; answers the one that it has. */
  makeOnce: write(async ({ db, now }, key: StoredKey): Promise<StoredKey> => {
    await db
      .insertInto('vapid_keys')
      .values({
        id: key.id,
        council: key.council,
        slot: 'current',
        public_key: key.publicKey,
        private_sealed: key.privateSealed,
        created_at: now,
        retired_at: null,
      })
      .onConflict((conflict) => conflict.columns(['council', 'slot']).doNothing())
      .execute();
    return db
      .selectFrom('vapid_keys')
      .select(columns)
      .where('council', '=', key.council)
      .where('slot', '=', 'current')
      .executeTakeFirstOrThrow();
  }),
};
