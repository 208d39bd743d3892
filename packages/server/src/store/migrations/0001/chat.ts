import { inKeyOrder, key, unique, type Maker } from './maker.js';

/** Residents' tokens, conversations and messages. */
export const makeChat = async ({ db, table, index }: Maker): Promise<void> => {
  await table(
    'resident_tokens',
    'hash, council, conversation, issued_at int, expires_at int, replaces text?',
    key('hash'),
  );
  await index('resident_tokens_conversation', 'resident_tokens', 'conversation');
  await table(
    'conversations',
    `id, council, start_hash, service, language, state, resident_name, person text?, first_words,
     queued_at int, priority int, advisor text?, taken_at int?, answered_at int?, ended_at int?,
     ended_by text?, last_seq int, created_at int`,
    key('id'),
    unique('conversations_start', 'council', 'start_hash'),
  );
  await index('conversations_queue', 'conversations', 'state', 'council', 'queued_at');
  await index('conversations_advisor', 'conversations', 'advisor', 'state');
  // Only appended to: rows in the order of arrival, and one index.
  await table(
    'messages',
    `council, conversation, seq int, id, sender_kind, sender, sender_name, body, event text?,
     at int`,
  );
  await db.schema
    .createIndex('messages_order')
    .on('messages')
    .columns(['conversation', 'seq'])
    .unique()
    .execute();
  await table(
    'message_ids',
    'council, conversation, sender, id, seq int, at int, digest',
    key('conversation', 'sender', 'id'),
    inKeyOrder,
  );
};
