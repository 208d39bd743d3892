import type { AuditEntry } from '@bellman/protocol';
import type { Handlers } from '../http/route.js';
import type { Audit } from './audit.js';

/** Lines that the desk shows at a time. */
const listed = 200;

/** What was done at a council and by whom, for those who may see it. */
export const auditRoutes = (audit: Pick<Audit, 'list'>): Handlers<'deskAudit'> => ({
  deskAudit: async ({ council, before }): Promise<AuditEntry[]> =>
    (await audit.list(council, listed, before)).map(({ n, at, staff, name, ...line }) => ({
      ...{ n, at, staff: staff === '' ? null : { id: staff, name: name ?? '' } },
      ...{ act: line.act, subject: line.subject, detail: line.detail },
    })),
});
