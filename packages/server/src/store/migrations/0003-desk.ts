import { sql, type Kysely } from 'kysely';
import type { Engine } from '../work.js';
import { key, makerOn, unique } from './0001/maker.js';

/** The desk: the queue's order, offers, presence, skills, notes, wrap-ups, cases, answers, audit. */
export const up = async (db: Kysely<unknown>, engine: Engine): Promise<void> => {
  const { table, index } = makerOn(db, engine);
  const conversations = () => db.schema.alterTable('conversations');
  for (const name of ['rank_at', 'warned', 'returned', 'wrap_required']) {
    await conversations()
      .addColumn(name, 'bigint', (c) => c.notNull().defaultTo(0))
      .execute();
  }
  await conversations()
    .addColumn('weight', 'bigint', (c) => c.notNull().defaultTo(1))
    .execute();
  await conversations().addColumn('offer_until', 'bigint').execute();
  for (const name of ['offer_to', 'offer_from', 'wrap_by']) {
    await conversations().addColumn(name, 'text').execute();
  }
  await sql`update conversations set rank_at = queued_at`.execute(db);
  await index('conversations_rank', 'conversations', 'state', 'council', 'rank_at');
  await index('conversations_wrap', 'conversations', 'wrap_by');
  await index('conversations_offer', 'conversations', 'offer_to');
  await index('conversations_begun', 'conversations', 'council', 'created_at');

  await table(
    'advisors',
    'staff, state, since int, capacity int, missed int, gone_at int?, taken_at int',
    key('staff'),
  );
  await table('skills', 'council, staff, services, languages, team text?', key('council', 'staff'));
  await table('passes', 'conversation, staff, at int, missed int', key('conversation', 'staff'));
  await table('listeners', 'conversation, staff, by, at int', key('conversation', 'staff'));
  await table(
    'notes',
    'id, council, conversation, staff, name, body, at int',
    key('conversation', 'staff', 'id'),
  );
  await table(
    'wrap_ups',
    `conversation, council, service, journey, level int, resolved int, avoidable int, why,
     reference, staff, at int`,
    key('conversation'),
  );
  await table(
    'cases',
    `id, council, kind, reference, state, conversation, chat, service, words, staff, name, made,
     at int, moved_at int, due_at int?`,
    key('id'),
    unique('cases_made', 'conversation', 'made'),
    unique('cases_reference', 'council', 'reference'),
  );
  await table(
    'answers',
    'id, council, service text?, review_on, owner, created_at int, updated_at int',
    key('id'),
  );
  await index('answers_council', 'answers', 'council');
  await table('answer_texts', 'answer, lang, title, body', key('answer', 'lang'));
  await table(
    'audit',
    'council, n int, at int, staff, act, subject, detail, hash',
    key('council', 'n'),
  );
};
