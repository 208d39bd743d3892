import type { RefusalCode } from '../link/refusal.js';

/** Refusals that say that the alert has moved on since it was read. */
export const overtakes: readonly RefusalCode[] = ['alert-changed', 'alert-not-now'];
