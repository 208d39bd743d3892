import { sql, type Kysely } from 'kysely';
import type { Engine } from '../work.js';
import { inKeyOrder, key, makerOn, unique } from './0001/maker.js';

const added = ['resident_delivered', 'resident_read', 'staff_delivered', 'staff_read'];

/** What a chat is besides its messages: reference, marks, places kept, codes, files, surveys, duty. */
export const up = async (db: Kysely<unknown>, engine: Engine): Promise<void> => {
  const { table, index } = makerOn(db, engine);
  const conversations = () => db.schema.alterTable('conversations');
  await conversations()
    .addColumn('reference', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  // Chats that were begun before have a reference too; their ids are unique.
  await sql`update conversations set reference = upper(substr(replace(id, '-', ''), 21, 12))`.execute(
    db,
  );
  for (const name of ['left', 'danger', ...added]) {
    await conversations()
      .addColumn(name, 'bigint', (c) => c.notNull().defaultTo(0))
      .execute();
  }
  for (const name of ['answer_by', 'kept_until', 'idle_ends_at']) {
    await conversations().addColumn(name, 'bigint').execute();
  }
  await conversations().addColumn('email', 'text').execute();
  await db.schema.alterTable('messages').addColumn('file', 'text').execute();
  await db.schema
    .createIndex('conversations_reference')
    .on('conversations')
    .columns(['council', 'reference'])
    .unique()
    .execute();
  await index('conversations_taken', 'conversations', 'council', 'taken_at');
  await table(
    'chat_codes',
    'hash, kind, council, conversation, expires_at int',
    key('hash'),
    inKeyOrder,
  );
  await index('chat_codes_conversation', 'chat_codes', 'conversation', 'kind');
  await table(
    'call_backs',
    'conversation, council, endpoint, p256dh, auth, vapid_key, page, language, told',
    key('conversation'),
  );
  await table(
    'files',
    `id, council, conversation, sender_kind, sender, name, type, bytes int, width int?,
     height int?, alt, created_at int`,
    key('id'),
  );
  await index('files_conversation', 'files', 'conversation');
  await table(
    'surveys',
    `conversation, council, service, satisfaction int?, resolved text?, otherwise text?, words,
     at int`,
    key('conversation'),
  );
  await table('presence', 'staff, node, until int', unique('presence_once', 'staff', 'node'));
};
