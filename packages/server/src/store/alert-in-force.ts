import { textsOf } from './alert-record.js';
import { read } from './work.js';

/**
 * The council's alerts that went out and have not ended, of each line its newest version and no
 * drills, newest first, with their own shapes (JSON).
 */
export const inForce = read(async ({ db, now }, { council }: { council: string }) => {
  const rows = await db
    .selectFrom('alerts as a')
    .select(['a.id', 'a.severity', 'a.expires_at'])
    .where('a.council', '=', council)
    .where('a.state', 'in', ['sending', 'sent'])
    .where('a.expires_at', '>', now)
    .where('a.exercise', '=', 0)
    .where((a) =>
      a.not(
        a.exists(
          a
            .selectFrom('alerts as later')
            .select('later.id')
            .whereRef('later.line', '=', 'a.line')
            .whereRef('later.version', '>', 'a.version')
            .where('later.sent_at', 'is not', null),
        ),
      ),
    )
    .orderBy('a.sent_at', 'desc')
    .orderBy('a.id', 'desc')
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
