import { Problem, type PartnerDraft, type PartnerView } from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';
import { newId } from '../ground/ids.js';
import type { Handlers } from '../http/route.js';
import { may } from '../people/roles.js';
import type { SignedIn } from '../people/who.js';
import type { Store } from '../store/store.js';
import type { Council } from './settings.js';

interface PartnerParts {
  readonly store: Pick<Store, 'partners'>;
  readonly clock: Clock;
  readonly councils: { get(id: string): Promise<Pick<Council, 'name'>> };
}

type Routes = 'deskPartners' | 'deskNewPartner' | 'deskEditPartner' | 'deskDropPartner';

/**
 * A council's partners. Whoever writes alerts sees them all; somebody who is there for a partner
 * alone sees their own.
 */
export const partnerRoutes = ({ store, clock, councils }: PartnerParts): Handlers<Routes> => {
  const put = async (
    how: 'add' | 'edit',
    given: { council: string; id: string; staff: SignedIn; body: PartnerDraft },
  ): Promise<PartnerView> => {
    const { council, id, staff, body } = given;
    const councilName = (await councils.get(council)).name;
    await store.partners[how]({ ...body, council, id, by: staff.id, councilName });
    const found = (await store.partners.list({ council })).find((one) => one.id === id);
    // Somebody else took it away meanwhile.
    if (found === undefined) throw new Problem('partner-unknown');
    return found;
  };
  return {
    deskPartners: async ({ council, staff }): Promise<PartnerView[]> => {
      const all = await store.partners.list({ council });
      const sees =
        may(staff, council, 'alert.write') ||
        may(staff, council, 'alert.approve') ||
        may(staff, council, 'alert.stop') ||
        may(staff, council, 'council.set');
      return sees ? all : all.filter((one) => one.staff.includes(staff.id));
    },
    deskNewPartner: ({ council, staff, body }) =>
      put('add', { council, id: newId(clock.now()), staff, body }),
    deskEditPartner: ({ council, id, staff, body }) => put('edit', { council, id, staff, body }),
    deskDropPartner: async ({ council, id, staff }) => {
      await store.partners.drop({ council, id, by: staff.id });
    },
  };
};
