import { inKeyOrder, key, unique, type Maker } from './maker.js';

/** Alerts and what approval fixes of them. */
export const makeAlerts = async ({ table, index }: Maker): Promise<void> => {
  await table(
    'alerts',
    `id, council, line, version int, state, revision int, kind, severity, urgency, certainty, link,
     author, submitter text?, approver text?, approved_hash text?, approved_followers int?,
     expires_at int?, sent_at int?, created_at int, updated_at int`,
    key('id'),
    unique('alerts_line', 'line', 'version'),
  );
  await index('alerts_council', 'alerts', 'council', 'state', 'updated_at');
  await table(
    'alert_texts',
    'council, alert, lang, headline, what, instruction',
    key('alert', 'lang'),
  );
  await table(
    'alert_areas',
    'council, alert, position int, type, code, name, shape',
    key('alert', 'position'),
  );
  await table('alert_services', 'council, alert, service', key('alert', 'service'));
  await table(
    'alert_steps',
    `council, alert, position int, event, from_state, to_state, by_staff text?, at int, reason,
     revision int`,
    key('alert', 'position'),
  );
};

/** Whom alerts go to, in which batches, and what became of them. */
export const makeSending = async ({ table, index }: Maker): Promise<void> => {
  await table(
    'audience',
    'council, line, ord int, follower, channel, alert, at int',
    key('line', 'ord'),
    inKeyOrder,
    unique('audience_channel', 'line', 'channel'),
  );
  await index('audience_follower', 'audience', 'follower');
  await table(
    'batches',
    `id, council, alert, line, from_ord int?, to_ord int?, state, rank int, due_at int,
     lease_until int?, leased_by text?, attempt int`,
    key('id'),
  );
  await index('batches_next', 'batches', 'state', 'rank', 'due_at');
  await index('batches_alert', 'batches', 'alert', 'state');
  await table('batch_channels', 'council, batch, channel', key('batch', 'channel'), inKeyOrder);
  await table(
    'batch_counts',
    'council, alert, batch, host, outcome, channels int',
    key('alert', 'batch', 'host', 'outcome'),
  );
};
