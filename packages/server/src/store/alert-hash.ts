import { digest } from '../ground/ids.js';
import type { AlertAreaRow, AlertRow, AlertTextRow } from './tables.js';

/** All that an approver approves (A4), as the rows hold it. */
export interface Approvable {
  readonly alert: AlertRow;
  readonly texts: readonly Pick<AlertTextRow, 'lang' | 'headline' | 'what' | 'instruction'>[];
  readonly areas: readonly Pick<
    AlertAreaRow,
    'type' | 'code' | 'name' | 'shape' | 'source' | 'meets'
  >[];
  readonly services: readonly string[];
}

const by =
  <T>(key: (one: T) => string) =>
  (a: T, b: T): number =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;

/**
 * SHA-256, hex (FIPS 180-4), of a canonical JSON: fixed members in a fixed order, lists sorted by
 * code unit, no white space. Whatever a resident would read, and wherever they would have to be
 * to read it, changes the hash; who wrote it and when does not.
 */
export const alertHash = ({ alert, texts, areas, services }: Approvable): string =>
  digest(
    JSON.stringify({
      format: 2,
      council: alert.council,
      line: alert.line,
      version: alert.version,
      type: alert.type,
      exercise: alert.exercise,
      partner: alert.partner,
      category: alert.category,
      kind: alert.kind,
      severity: alert.severity,
      urgency: alert.urgency,
      certainty: alert.certainty,
      link: alert.link,
      followable: alert.followable,
      sendAt: alert.send_at,
      expiresAt: alert.expires_at,
      buffer: alert.buffer,
      texts: texts
        .map(({ lang, headline, what, instruction }) => ({ lang, headline, what, instruction }))
        .sort(by(({ lang }) => lang)),
      areas: areas
        .map(({ type, code, name, shape, source, meets }) => ({
          ...{ type, code, name, shape, source, meets },
        }))
        .sort(by((area) => JSON.stringify(area))),
      services: [...services].sort(by((service) => service)),
    }),
  );
