import type { Council } from '../../councils/settings.js';
import type { Clock } from '../../ground/clock.js';
import type { NewLine } from '../../privacy/audit.js';
import type { Store } from '../../store/store.js';
import type { Views } from '../views.js';
import type { Reading } from './reading.js';

/** What the desk's care of chats needs of the rest of the relay. */
export interface StaffParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly views: Views;
  readonly reading: Reading;
  readonly councils: { get(id: string): Promise<Council> };
  /** Writes down what was done with power over others. */
  readonly audit: { record(line: NewLine): Promise<void> };
}
