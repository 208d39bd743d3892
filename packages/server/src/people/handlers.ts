import { peopleRoutes, type PeopleParts } from './routes.js';
import { staffRoutes, type StaffRouteParts } from './staff-routes.js';
import { totpRoutes, type TotpParts } from './totp-routes.js';

/** Everything that may be asked about who signs in: by themselves, and by administrators. */
export const peopleHandlers = (parts: PeopleParts & StaffRouteParts & TotpParts) => ({
  ...peopleRoutes(parts),
  ...totpRoutes(parts),
  ...staffRoutes(parts),
});
