import type { Council } from '../../councils/settings.js';
import type { AlertRecord } from '../../store/alert-record.js';
import type { Store } from '../../store/store.js';
import { canRelease } from '../life.js';
import { reachedBy } from '../reached.js';

/**
 * Sends a program's draft out at once where its kind and the number of its followers allow it (A4),
 * and otherwise submits it, so that a person approves it.
 * @param program whose key it came with
 * @throws Problem `alert-changed`, `alert-not-now` where a person got hold of it meanwhile
 */
export const handOn = async (
  store: Pick<Store, 'alerts' | 'audience'>,
  council: Council,
  alert: AlertRecord,
  program: string,
): Promise<AlertRecord> => {
  const reached = await reachedBy(store, alert.id);
  const step = {
    ...{ council: council.id, id: alert.id, revision: alert.revision, seen: alert.steps.length },
    ...{ by: program, reason: '' },
  };
  return canRelease(alert, council, reached.followers)
    ? store.alerts.step({
        ...{ ...step, event: 'release', approval: { hash: alert.hash, ...reached } },
      })
    : store.alerts.step({ ...step, event: 'submit' });
};
