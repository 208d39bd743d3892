import { sql, type Kysely } from 'kysely';
import type { Engine } from '../work.js';
import { inKeyOrder, key, makerOn, unique } from './0001/maker.js';

/**
 * Alerts in full: versions, schedules, drawn places, drills, partners, programs' keys, CAP,
 * templates, preferences, e-mail, reports; and the second step of signing in.
 */
export const up = async (db: Kysely<unknown>, engine: Engine): Promise<void> => {
  const { table, index } = makerOn(db, engine);
  const words = async (of: string, names: readonly string[], usual: string): Promise<void> => {
    for (const name of names)
      await db.schema
        .alterTable(of)
        .addColumn(name, 'text', (c) => c.notNull().defaultTo(usual))
        .execute();
  };
  const numbers = async (of: string, names: readonly string[]): Promise<void> => {
    for (const name of names)
      await db.schema
        .alterTable(of)
        .addColumn(name, 'bigint', (c) => c.notNull().defaultTo(0))
        .execute();
  };
  const open = async (of: string, type: 'text' | 'bigint', ...names: string[]): Promise<void> => {
    for (const name of names) await db.schema.alterTable(of).addColumn(name, type).execute();
  };

  await words('alerts', ['type'], 'alert');
  await words('alerts', ['category'], 'Safety');
  await words('alerts', ['source'], 'desk');
  await words('alerts', ['source_notes'], '[]');
  await numbers('alerts', ['buffer', 'exercise', 'followable', 'newly', 'had', 'cut_ord']);
  await open('alerts', 'bigint', 'send_at', 'submitted_at', 'first_at');
  await open('alerts', 'text', 'partner');
  await words('alert_areas', ['source', 'meets'], '[]');
  await index('alerts_line_state', 'alerts', 'line', 'state');

  await words('audience', ['area'], '');
  // Of lines of earlier releases nobody knows who was handed what: all of them get an all-clear.
  await db.schema
    .alterTable('audience')
    .addColumn('handed', 'bigint', (c) => c.notNull().defaultTo(1))
    .execute();
  await words('batches', ['kind'], 'push');
  await words('batches', ['host'], '');
  await open('batches', 'bigint', 'finished_at');
  await numbers('batches', ['size', 'held']);
  // Those of earlier releases are done, or hold a range: then it is as many as its numbers.
  await sql`UPDATE batches SET size = to_ord - from_ord + 1 WHERE from_ord IS NOT NULL`.execute(db);
  await index('batches_host', 'batches', 'council', 'host', 'state');
  await numbers('batch_counts', ['at']);
  await table(
    'alert_wards',
    'council, alert, area, outcome, channels int',
    key('alert', 'area', 'outcome'),
  );
  await table(
    'beacon_counts',
    'council, alert, batch, host, what, seen int',
    key('alert', 'batch', 'host', 'what'),
  );
  await table(
    'push_services',
    'council, host, state, status int?, until int?, at int, failures int',
    key('council', 'host'),
  );

  await numbers('followers', ['general', 'drills', 'neutral']);
  await open('followers', 'bigint', 'quiet_from', 'quiet_to');
  await words('followers', ['quiet_pass'], 'Severe');
  await table(
    'line_followers',
    'council, line, follower, at int',
    key('line', 'follower'),
    inKeyOrder,
  );
  await index('line_followers_follower', 'line_followers', 'follower');
  await open('channels', 'bigint', 'confirmed_at');
  await table(
    'email_links',
    'hash, council, channel, purpose, expires_at int, used_at int?',
    key('hash'),
  );
  await index('email_links_channel', 'email_links', 'channel');

  await table(
    'templates',
    'id, council, name, draft, created_by, updated_at int',
    key('id'),
    unique('templates_name', 'council', 'name'),
  );
  await table(
    'partners',
    'id, council, name, areas, categories, created_at int, dropped_at int?',
    key('id'),
  );
  await index('partners_council', 'partners', 'council');
  await table('partner_staff', 'council, partner, staff', key('partner', 'staff'));
  await index('partner_staff_staff', 'partner_staff', 'staff', 'council');
  await table(
    'program_keys',
    `id, council, name, hash, purpose, partner text?, services, created_by, created_at int,
     last_used_at int?, dropped_at int?`,
    key('id'),
    unique('program_keys_hash', 'hash'),
  );
  await table(
    'program_alerts',
    'council, program, given, alert, digest, at int',
    key('program', 'given'),
  );
  await table(
    'cap_messages',
    `id, council, alert, line, position int, sender, identifier, sent, sent_at int, msg_type,
     refs, xml`,
    key('id'),
    unique('cap_messages_step', 'alert', 'position'),
  );
  await index('cap_messages_line', 'cap_messages', 'line');
  await table(
    'cap_received',
    'council, partner, sender, identifier, sent, digest, alert, at int',
    key('council', 'partner', 'sender', 'identifier', 'sent'),
  );

  await open('staff', 'text', 'totp_sealed', 'totp_begun');
  await numbers('staff', ['totp_step']);
  await words('staff', ['totp_recovery'], '[]');
  await table('audit_names', 'id, name, at int', key('id'));
  await sql`insert into audit_names (id, name, at)
    select id, name, 0 from staff where id in (select staff from audit)`.execute(db);

  await table(
    'imports',
    `council, kind, file, size int, digest, done int, rows int, bad int, state, started_at int,
     updated_at int`,
    key('council', 'kind'),
  );
  await words('postcodes', ['seen'], '');
  await index('follower_places_postcode', 'follower_places', 'council', 'postcode');
};
