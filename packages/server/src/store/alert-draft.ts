import type { AlertDraft, AlertText, Where } from '@bellman/protocol';
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
 * Writes a draft's words, places and services in place of what was there. The places' shapes are
 * kept as they are now, so that a later import of areas does not move an approved alert.
 */
export const putDraft = async (
  { db }: Work,
  alert: { readonly id: string; readonly council: string },
  draft: AlertDraft,
  places: readonly AlertPlace[],
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
  const rows = places.map(({ type, code, name, source, shape, meets }, index) => ({
    ...{ ...own, position: index + 1, type, code, name },
    source: JSON.stringify(source),
    shape: JSON.stringify(shape),
    meets: JSON.stringify(meets),
  }));
  // Shapes may be long, and a statement's parameters are bounded.
  for (const row of rows) await db.insertInto('alert_areas').values(row).execute();
  const services = unique(draft.services);
  if (services.length > 0) {
    await db
      .insertInto('alert_services')
      .values(services.map((service) => ({ ...own, service })))
      .execute();
  }
};
