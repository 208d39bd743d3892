import type { TemplateView } from '@bellman/protocol';
import type { Council } from '../councils/settings.js';
import type { Clock } from '../ground/clock.js';
import { newId } from '../ground/ids.js';
import type { Handlers } from '../http/route.js';
import type { Store } from '../store/store.js';
import { checkLink } from './complete.js';
import { checkServices } from './life.js';

/** A council's templates: drafts to begin from, for whoever writes its alerts (A1). */
export const templateRoutes = (parts: {
  readonly store: Pick<Store, 'templates'>;
  readonly councils: { get(council: string): Promise<Council> };
  readonly clock: Clock;
}): Handlers<'deskTemplates' | 'deskNewTemplate' | 'deskEditTemplate' | 'deskDropTemplate'> => {
  const { store, councils, clock } = parts;
  return {
    deskTemplates: async ({ council }): Promise<TemplateView[]> =>
      store.templates.list({ council }),
    deskNewTemplate: async ({ council, body, staff }): Promise<TemplateView> => {
      checkServices(body.draft.services, await councils.get(council));
      checkLink(body.draft);
      const id = newId(clock.now());
      return store.templates.add({ council, id, by: staff.id, template: body });
    },
    deskEditTemplate: async ({ council, id, body, staff }): Promise<TemplateView> => {
      checkServices(body.draft.services, await councils.get(council));
      checkLink(body.draft);
      return store.templates.edit({ council, id, by: staff.id, template: body });
    },
    deskDropTemplate: async ({ council, id, staff }): Promise<void> => {
      await store.templates.drop({ council, id, by: staff.id });
    },
  };
};
