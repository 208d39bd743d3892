import { Problem, type AlertDraft } from '@bellman/protocol';
import type { Council } from '../../councils/settings.js';
import type { AlertRecord } from '../../store/alert-record.js';
import type { Store } from '../../store/store.js';
import { draftFrom, judgeVersion } from '../versions.js';
import type { CapReading, Reference } from './read.js';

/** A message's time as `cap_received` keeps it. */
export const inUtc = (at: number): string => new Date(at).toISOString();

interface Asked {
  readonly store: Pick<Store, 'alerts' | 'capReceived'>;
  readonly council: Council;
  readonly partner: string;
  readonly now: number;
}

/** The draft of a further version, and the version that it is made from. */
export interface FollowUp {
  readonly draft: AlertDraft;
  readonly of: AlertRecord;
  readonly notes: readonly string[];
}

const said = ({ sender, identifier }: Reference): string => `${sender},${identifier}`;

/** The alert whose line a message goes on with: all that it refers to, as far as known, is one. */
const lineOf = async (
  { store, council, partner }: Asked,
  references: readonly Reference[],
): Promise<{ alert: AlertRecord; unknown: number }> => {
  const found: AlertRecord[] = [];
  for (const { sender, identifier, sent } of references) {
    const name = { council: council.id, partner, sender, identifier, sent: inUtc(sent) };
    const row = await store.capReceived.find(name);
    if (row !== null) found.push(await store.alerts.find({ council: council.id, id: row.alert }));
  }
  const [alert] = found;
  if (alert === undefined) {
    const reference = references.map(said).join(' ').slice(0, 200);
    throw new Problem('cap-reference-unknown', { reference });
  }
  if (found.some(({ line }) => line !== alert.line))
    throw new Problem('cap-unsupported', { why: 'it refers to more than one alert' });
  return { alert, unknown: references.length - found.length };
};

/** What the message says goes before what its line said; an all-clear is for the line's own places. */
const merge = (from: AlertDraft, reading: CapReading): AlertDraft => {
  const { draft, type } = reading;
  if (draft === null) return from;
  const { kind, exercise, followable, partner, sendAt } = from;
  if (draft.exercise !== exercise)
    throw new Problem('cap-unsupported', {
      why: 'of an alert and what follows it, one is an exercise and the other is not',
    });
  const settled = { kind, exercise, followable, partner, sendAt };
  const services = draft.services.length > 0 ? draft.services : from.services;
  const expiresAt = draft.expiresAt ?? from.expiresAt;
  if (type !== 'all-clear') return { ...draft, ...settled, services, expiresAt };
  const { where, buffer } = from;
  return { ...draft, ...settled, services, expiresAt, where, buffer, urgency: 'Past' };
};

/**
 * What an Update or a Cancel becomes: the draft of a further version of a line that is out.
 * @throws Problem `cap-reference-unknown`, `cap-unsupported`, `alert-line-not-out`,
 *   `alert-line-closed`, `alert-version-under-way`
 */
export const followUp = async (asked: Asked, reading: CapReading): Promise<FollowUp> => {
  const { store, council, now } = asked;
  const { type } = reading;
  if (type === 'alert') throw new Error('An alert follows nothing');
  const { alert: of, unknown } = await lineOf(asked, reading.references);
  const newest = judgeVersion(of, type, council, now);
  const from = await store.alerts.find({ council: council.id, id: newest.id });
  const notes = unknown > 0 ? ['It refers to messages that had not come here as well.'] : [];
  return { draft: merge(draftFrom(from, type, now), reading), of, notes };
};
