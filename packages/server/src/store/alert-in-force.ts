import { textsOf } from './alert-record.js';
import { read } from './work.js';

/** The council's alerts that went out and have not ended, newest first, with their own shapes (JSON). */
export const inForce = read(async ({ db, now }, { council }: { council: string }) => {
  const rows = await db
    .selectFrom('alerts')
    .select(['id', 'severity', 'expires_at'])
    .where('council', '=', council)
    .where('state', 'in', ['sending', 'sent'])
    .where('expires_at', '>', now)
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const ids = ['', ...rows.map(({ id }) => id)];
  const texts = await db
    .selectFrom('alert_texts')
    .selectAll()
    .where('alert', 'in', ids)
    .orderBy('lang')
    .execute();
  const areas = await db
    .selectFrom('alert_areas')
    .select(['alert', 'shape'])
    .where('alert', 'in', ids)
    .orderBy('position')
    .execute();
  return rows.map(({ id, severity, expires_at }) => ({
    id,
    severity,
    expiresAt: expires_at ?? now,
    texts: textsOf(texts.filter(({ alert }) => alert === id)),
    shapes: areas.filter(({ alert }) => alert === id).map(({ shape }) => shape),
  }));
});
