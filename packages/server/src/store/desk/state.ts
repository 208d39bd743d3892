import type { ChosenState } from '@bellman/protocol';
import { write, type Work } from '../work.js';
import { heldAdvisor, tellDesk } from './advisors.js';
import { passAllOn } from './offers.js';

/**
 * What somebody says of themselves. Who is not available passes on what rings at their desk; who is
 * may be rung again for what rang there unheard.
 */
export const setState = write(
  async (
    work: Work,
    { staff, state }: { readonly staff: string; readonly state: ChosenState },
  ): Promise<void> => {
    const advisor = await heldAdvisor(work, staff);
    const since = advisor.state === state ? advisor.since : work.now;
    await work.db
      .updateTable('advisors')
      .set({ state, since, missed: 0 })
      .where('staff', '=', staff)
      .execute();
    if (state === 'available')
      await work.db
        .deleteFrom('passes')
        .where('staff', '=', staff)
        .where('missed', '=', 1)
        .execute();
    else await passAllOn(work, [staff]);
    tellDesk(work, staff);
  },
);
