import type { Clock } from '../ground/clock.js';
import type { Store } from '../store/store.js';
import { answerRoutes } from './answers.js';
import type { Councils } from './councils.js';
import { deskSettingsRoutes } from './desk-settings.js';
import type { Extents } from './extent.js';
import { keyRoutes } from './keys.js';
import { partnerRoutes } from './partners.js';
import { placeRoutes } from './places.js';
import { councilRoutes } from './routes.js';
import { shapeRoutes } from './shape-routes.js';
import { snippetRoutes } from './snippet.js';

/** Everything that may be asked about a council itself, by those who read it and those who set it up. */
export const councilHandlers = (parts: {
  readonly store: Store;
  readonly clock: Clock;
  readonly councils: Councils;
  readonly extents: Pick<Extents, 'of'>;
  /** The relay's own address, without a slash at its end; asked for once it listens. */
  readonly baseUrl: () => string;
  /** The widget's. */
  readonly version: string;
  readonly pushKey: (council: string) => Promise<string>;
  /** Whether e-mail can be sent. */
  readonly mail: boolean;
}) => ({
  ...councilRoutes(parts),
  ...placeRoutes(parts),
  ...shapeRoutes(parts),
  ...deskSettingsRoutes(parts),
  ...snippetRoutes(parts),
  ...answerRoutes(parts),
  ...partnerRoutes(parts),
  ...keyRoutes(parts),
});
