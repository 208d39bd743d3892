import { Problem, type AlertDraft, type AlertText, type Where } from '@bellman/protocol';
import type { Shape } from '../ground/geometry.js';
import type { Work } from './work.js';

/**
 * A place of an alert as it is kept, a row of `alert_areas`: made by `councils/shapes` from what was
 * chosen, and fixed by approval.
 */
export interface AlertPlace {
  readonly type: Where['type'];
  /** The area's; empty where it was drawn. */
  readonly code: string;
  readonly name: string;
  /** As it was chosen. */
  readonly source: Where;
  /** As it is tested: grown by the buffer, a circle as its polygon. */
  readonly shape: Shape;
  /** Codes of the council's areas whose interior it meets: whoever follows one whole is reached. */
  readonly meets: readonly string[];
}

/** A draft's own columns in `alerts`. */
export const draftColumns = (draft: AlertDraft) => ({
  kind: draft.kind,
  severity: draft.severity,
  urgency: draft.urgency,
  certainty: draft.certainty,
  link: draft.link,
  expires_at: draft.expiresAt,
  category: draft.category,
  buffer: draft.buffer,
  exercise: draft.exercise ? 1 : 0,
  followable: draft.followable ? 1 : 0,
  partner: draft.partner,
  send_at: draft.sendAt,
});

/** Whether anything at all is written in a language. */
const started = ({ headline, what, instruction }: AlertText): boolean =>
  headline !== '' || what !== '' || instruction !== '';

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

/**
 * Writes a draft's words, areas and services in place of what was there. The areas' shapes are
 * copied as they are now, so that a later import of areas does not move an approved alert.
 * @param name the council's name, for the refusal
 * @throws Problem `area-unknown`
 */
export const putDraft = async (
  { db }: Work,
  alert: { readonly id: string; readonly council: string },
  draft: AlertDraft,
  name: string,
): Promise<void> => {
  const own = { council: alert.council, alert: alert.id };
  for (const table of ['alert_texts', 'alert_areas', 'alert_services'] as const) {
    await db.deleteFrom(table).where('alert', '=', alert.id).execute();
  }
  for (const [lang, text] of Object.entries(draft.texts)) {
    if (text === undefined || !started(text)) continue;
    await db
      .insertInto('alert_texts')
      .values({ ...own, lang, ...text })
      .execute();
  }
  const codes = unique(draft.where.flatMap((one) => (one.type === 'area' ? [one.code] : [])));
  if (codes.length > 0) {
    const known = await db
      .selectFrom('areas')
      .select(['code', 'name', 'shape'])
      .where('council', '=', alert.council)
      .where('code', 'in', codes)
      .execute();
    const byCode = new Map(known.map((area) => [area.code, area]));
    const areas = codes.map((code, index) => {
      const area = byCode.get(code);
      if (area === undefined) throw new Problem('area-unknown', { council: name, area: code });
      const source = JSON.stringify({ type: 'area', code });
      const meets = JSON.stringify([code]);
      return { ...own, position: index + 1, type: 'area', ...area, source, meets };
    });
    await db.insertInto('alert_areas').values(areas).execute();
  }
  const services = unique(draft.services);
  if (services.length > 0) {
    await db
      .insertInto('alert_services')
      .values(services.map((service) => ({ ...own, service })))
      .execute();
  }
};
