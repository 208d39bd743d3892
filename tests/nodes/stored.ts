import assert from 'node:assert/strict';
import { runOn } from '@bellman/server/testing/database';
import type { Acknowledged } from './entries.js';

interface Row {
  readonly conversation: string;
  readonly seq: number;
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly body: string;
  readonly event: string | null;
}

/** What a writer counted, at the end of their words. */
const countOf = (body: string): number => Number(/\d+$/.exec(body)?.[0]);

/** One chat: no gap, nothing twice, each writer's words in order, and one adviser at a time. */
const checkChat = (entries: readonly Row[]): void => {
  assert.deepEqual(
    entries.map(({ seq }) => seq),
    entries.map((_, n) => n + 1),
    'the entries run without a gap',
  );
  let adviser = '';
  const last = new Map<string, number>();
  for (const { kind, name, body, event } of entries) {
    if (event !== null) {
      const { code, params } = JSON.parse(event) as { code: string; params: { name?: string } };
      if (code === 'joined') adviser = params.name ?? '';
      if (code === 'returned' || code === 'ended') adviser = '';
      continue;
    }
    const writer = kind === 'staff' ? name : kind;
    if (kind === 'staff') assert.equal(name, adviser, `${body} is by whoever has the chat`);
    assert.ok(countOf(body) > (last.get(writer) ?? -1), `“${body}” comes once, and in order`);
    last.set(writer, countOf(body));
  }
};

/**
 * Looks at what PostgreSQL holds: all that was acknowledged, once each, at the place that was
 * said. Answers how many chats and messages there are.
 */
export const checkStored = async (
  url: string,
  told: readonly Acknowledged[],
): Promise<{ chats: number; messages: number }> => {
  const rows = (await runOn(
    url,
    `select conversation, seq, id, sender_kind as kind, sender_name as name, body, event
     from messages order by conversation, seq`,
  )) as Row[];
  const chats = new Map<string, Row[]>();
  for (const row of rows)
    chats.set(row.conversation, [...(chats.get(row.conversation) ?? []), row]);
  for (const entries of chats.values()) checkChat(entries);
  const places = new Map(rows.map((row) => [`${row.conversation} ${row.id}`, row]));
  assert.equal(places.size, rows.length, 'nothing is stored twice');
  for (const { conversation, id, seq, body } of told) {
    const row = places.get(`${conversation} ${id}`);
    assert.deepEqual([row?.seq, row?.body], [seq, body], 'what was acknowledged is there');
  }
  return { chats: chats.size, messages: rows.filter(({ event }) => event === null).length };
};
