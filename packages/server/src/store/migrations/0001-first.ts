import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import type { Engine } from '../work.js';

type Table = CreateTableBuilder<string, string>;

/** Every table of the first release. Append-only: a later change is a migration of its own. */
export const up = async (db: Kysely<unknown>, engine: Engine): Promise<void> => {
  const create = async (
    name: string,
    columns: Record<string, 'text' | 'text?' | 'int' | 'int?'>,
    more: (table: Table) => Table,
  ): Promise<void> => {
    let table: Table = db.schema.createTable(name);
    for (const [column, kind] of Object.entries(columns)) {
      const type = kind.startsWith('int') ? ('bigint' as const) : ('text' as const);
      table = table.addColumn(column, type, (c) => (kind.endsWith('?') ? c : c.notNull()));
    }
    await more(table).execute();
  };
  const index = (name: string, table: string, columns: string[]) =>
    db.schema.createIndex(name).on(table).columns(columns).execute();
  const key = (name: string, ...columns: string[]) => (table: Table): Table =>
    table.addPrimaryKeyConstraint(`${name}_key`, columns as never);
  /** Narrow tables that are only looked up by key lie in the key's own tree on SQLite. */
  const keyed = (name: string, ...columns: string[]) => (table: Table): Table => {
    const made = key(name, ...columns)(table);
    return engine === 'sqlite' ? made.modifyEnd(sql`without rowid`) : made;
  };

  await create(
    'councils',
    { id: 'text', settings: 'text', version: 'int', created_at: 'int', updated_at: 'int' },
    key('councils', 'id'),
  );
  await create(
    'services',
    { council: 'text', id: 'text', position: 'int', chat: 'int', alerts: 'int', sensitive: 'int' },
    key('services', 'council', 'id'),
  );
  await create(
    'service_names',
    { council: 'text', service: 'text', lang: 'text', name: 'text' },
    key('service_names', 'council', 'service', 'lang'),
  );
  await create(
    'areas',
    {
      council: 'text', kind: 'text', code: 'text', name: 'text', population: 'int?', shape: 'text',
      min_lat: 'int', max_lat: 'int', min_lon: 'int', max_lon: 'int', updated_at: 'int',
    },
    key('areas', 'council', 'code'),
  );
  await create(
    'postcodes',
    { council: 'text', postcode: 'text', lat: 'int', lon: 'int', updated_at: 'int' },
    keyed('postcodes', 'council', 'postcode'),
  );
  await index('postcodes_any', 'postcodes', ['postcode']);

  await create(
    'staff',
    { id: 'text', email: 'text', name: 'text', password_hash: 'text', disabled_at: 'int?', created_at: 'int' },
    (t) => key('staff', 'id')(t).addUniqueConstraint('staff_email', ['email'] as never),
  );
  await create(
    'staff_roles',
    { council: 'text', staff: 'text', role: 'text' },
    key('staff_roles', 'staff', 'council', 'role'),
  );
  await create(
    'staff_sessions',
    { hash: 'text', staff: 'text', created_at: 'int', seen_at: 'int' },
    key('staff_sessions', 'hash'),
  );
  await index('staff_sessions_staff', 'staff_sessions', ['staff']);

  await create(
    'resident_tokens',
    {
      hash: 'text', council: 'text', conversation: 'text', issued_at: 'int', expires_at: 'int',
      replaces: 'text?',
    },
    key('resident_tokens', 'hash'),
  );
  await index('resident_tokens_conversation', 'resident_tokens', ['conversation']);
  await create(
    'conversations',
    {
      id: 'text', council: 'text', start_hash: 'text', service: 'text', language: 'text', state: 'text',
      resident_name: 'text', person: 'text?', first_words: 'text', queued_at: 'int', priority: 'int',
      advisor: 'text?', taken_at: 'int?', answered_at: 'int?', ended_at: 'int?', ended_by: 'text?',
      last_seq: 'int', created_at: 'int',
    },
    (t) =>
      key('conversations', 'id')(t).addUniqueConstraint('conversations_start', [
        'council',
        'start_hash',
      ] as never),
  );
  await index('conversations_queue', 'conversations', ['state', 'council', 'queued_at']);
  await index('conversations_advisor', 'conversations', ['advisor', 'state']);
  await create(
    'messages',
    {
      council: 'text', conversation: 'text', seq: 'int', id: 'text', sender_kind: 'text', sender: 'text',
      sender_name: 'text', body: 'text', event: 'text?', at: 'int',
    },
    (t) => t,
  );
  await db.schema
    .createIndex('messages_order')
    .on('messages')
    .columns(['conversation', 'seq'])
    .unique()
    .execute();
  await create(
    'message_ids',
    {
      council: 'text', conversation: 'text', sender: 'text', id: 'text', seq: 'int', at: 'int',
      digest: 'text',
    },
    keyed('message_ids', 'conversation', 'sender', 'id'),
  );

  await create(
    'vapid_keys',
    {
      id: 'text', council: 'text', slot: 'text', public_key: 'text', private_sealed: 'text',
      created_at: 'int', retired_at: 'int?',
    },
    (t) => key('vapid_keys', 'id')(t).addUniqueConstraint('vapid_keys_slot', ['council', 'slot'] as never),
  );
  await create(
    'followers',
    {
      id: 'text', council: 'text', token_hash: 'text', language: 'text', preferences: 'text',
      created_at: 'int', updated_at: 'int',
    },
    (t) => key('followers', 'id')(t).addUniqueConstraint('followers_token', ['token_hash'] as never),
  );
  await create(
    'follower_places',
    {
      council: 'text', follower: 'text', position: 'int', label: 'text', postcode: 'text?', lat: 'int?',
      lon: 'int?', area: 'text?',
    },
    key('follower_places', 'follower', 'position'),
  );
  await index('follower_places_point', 'follower_places', ['council', 'lat', 'lon', 'follower']);
  await index('follower_places_area', 'follower_places', ['council', 'area', 'follower']);
  await create(
    'follower_services',
    { council: 'text', follower: 'text', service: 'text' },
    keyed('follower_services', 'follower', 'service'),
  );
  await create(
    'channels',
    {
      id: 'text', council: 'text', follower: 'text', kind: 'text', endpoint: 'text',
      endpoint_hash: 'text', host: 'text', p256dh: 'text', auth: 'text', vapid_key: 'text',
      proven_at: 'int?', created_at: 'int',
    },
    (t) =>
      key('channels', 'id')(t).addUniqueConstraint('channels_endpoint', [
        'council',
        'endpoint_hash',
      ] as never),
  );
  await index('channels_follower', 'channels', ['follower']);

  await create(
    'alerts',
    {
      id: 'text', council: 'text', line: 'text', version: 'int', state: 'text', revision: 'int',
      kind: 'text', severity: 'text', urgency: 'text', certainty: 'text', link: 'text', author: 'text',
      submitter: 'text?', approver: 'text?', approved_hash: 'text?', approved_followers: 'int?',
      expires_at: 'int?', sent_at: 'int?', created_at: 'int', updated_at: 'int',
    },
    (t) => key('alerts', 'id')(t).addUniqueConstraint('alerts_line', ['line', 'version'] as never),
  );
  await index('alerts_council', 'alerts', ['council', 'state', 'updated_at']);
  await create(
    'alert_texts',
    { council: 'text', alert: 'text', lang: 'text', headline: 'text', what: 'text', instruction: 'text' },
    key('alert_texts', 'alert', 'lang'),
  );
  await create(
    'alert_areas',
    {
      council: 'text', alert: 'text', position: 'int', type: 'text', code: 'text', name: 'text',
      shape: 'text',
    },
    key('alert_areas', 'alert', 'position'),
  );
  await create(
    'alert_services',
    { council: 'text', alert: 'text', service: 'text' },
    key('alert_services', 'alert', 'service'),
  );
  await create(
    'alert_steps',
    {
      council: 'text', alert: 'text', position: 'int', event: 'text', from_state: 'text',
      to_state: 'text', by_staff: 'text?', at: 'int', reason: 'text', revision: 'int',
    },
    key('alert_steps', 'alert', 'position'),
  );
  await create(
    'audience',
    {
      council: 'text', line: 'text', ord: 'int', follower: 'text', channel: 'text', alert: 'text',
      at: 'int',
    },
    (t) =>
      keyed('audience', 'line', 'ord')(t).addUniqueConstraint('audience_channel', [
        'line',
        'channel',
      ] as never),
  );
  await index('audience_follower', 'audience', ['follower']);
  await create(
    'batches',
    {
      id: 'text', council: 'text', alert: 'text', line: 'text', from_ord: 'int?', to_ord: 'int?',
      state: 'text', rank: 'int', due_at: 'int', lease_until: 'int?', leased_by: 'text?', attempt: 'int',
    },
    key('batches', 'id'),
  );
  await index('batches_next', 'batches', ['state', 'rank', 'due_at']);
  await index('batches_alert', 'batches', ['alert', 'state']);
  await create(
    'batch_channels',
    { council: 'text', batch: 'text', channel: 'text' },
    keyed('batch_channels', 'batch', 'channel'),
  );
  await create(
    'batch_counts',
    { council: 'text', alert: 'text', batch: 'text', host: 'text', outcome: 'text', channels: 'int' },
    key('batch_counts', 'alert', 'batch', 'host', 'outcome'),
  );
  await create(
    'due',
    {
      council: 'text', kind: 'text', subject: 'text', at: 'int', lease_until: 'int?', leased_by: 'text?',
    },
    key('due', 'kind', 'subject'),
  );
  await index('due_next', 'due', ['at']);

  await db.schema
    .createTable('committed')
    .addColumn('n', engine === 'sqlite' ? 'integer' : 'bigserial', (c) =>
      engine === 'sqlite' ? c.primaryKey().autoIncrement() : c.primaryKey(),
    )
    .addColumn('council', 'text', (c) => c.notNull())
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('tx', 'bigint', (c) =>
      c.notNull().defaultTo(engine === 'sqlite' ? sql`0` : sql`(pg_current_xact_id()::text::bigint)`),
    )
    .execute();
  await index('committed_tx', 'committed', ['tx']);
};
