import { transition, type AlertDraft, type AlertEvent, type AlertState } from '@bellman/protocol';
import { readRecord, textsOf, type AlertRecord } from './alert-record.js';
import type { AlertAreaRow, AlertRow, CapMessageRow } from './tables.js';
import { read, write, type Work } from './work.js';

/** A step whose message has not been made yet. */
export interface OwedMessage {
  readonly alert: AlertRecord;
  readonly areas: readonly Pick<AlertAreaRow, 'type' | 'code' | 'name' | 'shape' | 'source'>[];
  readonly event: 'send' | 'stop';
  readonly position: number;
  readonly at: number;
}

/** What a line owes: steps without a message, oldest first, and the messages that it has. */
export interface OwedMessages {
  readonly council: string;
  readonly line: string;
  readonly steps: readonly OwedMessage[];
  readonly earlier: readonly Pick<CapMessageRow, 'sender' | 'identifier' | 'sent'>[];
}

/** A message as feeds list it. */
export interface ListedMessage extends Omit<CapMessageRow, 'xml' | 'refs'> {
  readonly type: string;
  readonly exercise: boolean;
  readonly category: string;
  readonly severity: string;
  readonly texts: AlertDraft['texts'];
}

const puts = (from: string, event: string): boolean =>
  transition(from as AlertState, event as AlertEvent)?.cap !== undefined;

const areasOf = ({ db }: Work, alert: string) =>
  db
    .selectFrom('alert_areas')
    .select(['type', 'code', 'name', 'shape', 'source'])
    .where('alert', '=', alert)
    .orderBy('position')
    .execute();

/** Of one version: the steps that put a message out and have none. */
const owedBy = async (
  work: Work,
  alert: AlertRow,
  made: ReadonlySet<string>,
): Promise<OwedMessage[]> => {
  const steps = await work.db
    .selectFrom('alert_steps')
    .select(['event', 'from_state', 'position', 'at'])
    .where('alert', '=', alert.id)
    .where('event', 'in', ['send', 'stop'])
    .orderBy('position')
    .execute();
  const owed = steps.filter(
    ({ from_state, event, position }) =>
      puts(from_state, event) && !made.has(`${alert.id} ${position}`),
  );
  if (owed.length === 0) return [];
  const record = await readRecord(work, alert);
  const areas = await areasOf(work, alert.id);
  return owed.map(({ event, position, at }) => ({
    ...{ alert: record, areas, event: event as OwedMessage['event'], position, at },
  }));
};

/** CAP messages that were put out: they are made once, and never change. */
export const capMessages = {
  /** What the line of this alert owes; null where there is no such alert. */
  owed: read(async (work, { alert }: { readonly alert: string }): Promise<OwedMessages | null> => {
    const { db } = work;
    const one = await db
      .selectFrom('alerts')
      .select(['line', 'council'])
      .where('id', '=', alert)
      .executeTakeFirst();
    if (one === undefined) return null;
    const versions = await db
      .selectFrom('alerts')
      .selectAll()
      .where('line', '=', one.line)
      .orderBy('version')
      .execute();
    const earlier = await db
      .selectFrom('cap_messages')
      .select(['alert', 'position', 'sender', 'identifier', 'sent'])
      .where('line', '=', one.line)
      .orderBy('sent_at')
      .orderBy('position')
      .execute();
    const made = new Set(earlier.map((row) => `${row.alert} ${row.position}`));
    const steps: OwedMessage[] = [];
    for (const version of versions) steps.push(...(await owedBy(work, version, made)));
    return {
      ...one,
      steps: steps.sort((a, b) => a.at - b.at),
      earlier: earlier.map(({ sender, identifier, sent }) => ({ sender, identifier, sent })),
    };
  }),

  /** Keeps a message, unless another node has made it meanwhile. */
  keep: write(async ({ db, tell }, row: CapMessageRow): Promise<void> => {
    const kept = await db
      .insertInto('cap_messages')
      .values(row)
      .onConflict((c) => c.columns(['alert', 'position']).doNothing())
      .executeTakeFirst();
    if (Number(kept.numInsertedOrUpdatedRows ?? 0) > 0)
      tell({ topic: 'alert', council: row.council, alert: row.alert });
  }),

  /** A message by its own id, or the newest of an alert by the alert's; null: there is none. */
  find: read(
    async (
      { db },
      { council, id }: { readonly council: string; readonly id: string },
    ): Promise<CapMessageRow | null> => {
      const row = await db
        .selectFrom('cap_messages')
        .selectAll()
        .where('council', '=', council)
        .where((e) => e.or([e('id', '=', id), e('alert', '=', id)]))
        .orderBy('position', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ?? null;
    },
  ),

  /** The messages put out at or after `since`, newest first. */
  list: read(
    async (
      work,
      given: { readonly council: string; readonly since: number; readonly most: number },
    ): Promise<ListedMessage[]> => {
      const rows = await work.db
        .selectFrom('cap_messages')
        .select(['id', 'council', 'alert', 'line', 'position', 'sender', 'identifier'])
        .select(['sent', 'sent_at', 'msg_type'])
        .where('council', '=', given.council)
        .where('sent_at', '>=', given.since)
        .orderBy('sent_at', 'desc')
        .orderBy('position', 'desc')
        .orderBy('id', 'desc')
        .limit(given.most)
        .execute();
      const alerts = [...new Set(rows.map(({ alert }) => alert))];
      if (alerts.length === 0) return [];
      const about = await work.db
        .selectFrom('alerts')
        .select(['id', 'type', 'exercise', 'category', 'severity'])
        .where('id', 'in', alerts)
        .execute();
      const texts = await work.db
        .selectFrom('alert_texts')
        .selectAll()
        .where('alert', 'in', alerts)
        .execute();
      return rows.flatMap((row) => {
        const found = about.find(({ id }) => id === row.alert);
        if (found === undefined) return [];
        const { id, exercise, ...rest } = found;
        const words = textsOf(texts.filter(({ alert }) => alert === id));
        return [{ ...row, ...rest, exercise: exercise === 1, texts: words }];
      });
    },
  ),
};
