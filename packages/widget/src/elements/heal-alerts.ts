import type { CouncilView } from '@bellman/protocol';

/** Whether alerts were turned on here; reading that is all that happens where they were not. */
const areOn = (council: string): boolean => {
  try {
    return localStorage.getItem(`bellman.follower.${council}`) !== null;
  } catch {
    // Storage is blocked, so nothing can have been kept in it.
    return false;
  }
};

/** Has this browser's alerts healed, where they are on (S5). */
export const healAlerts = (relay: string, council: CouncilView): void => {
  if (areOn(council.id))
    import('../alerts/heal.js').then(
      ({ heal }) => heal(relay, council),
      () => undefined,
    );
};
