import { waitUntil as until } from '@open-wc/testing';

/** How long a busy machine may take for what an idle one does at once, ms. */
const PATIENCE = 18_000;

/** Resolves once `holds` answers something; the library's own second is too little on a busy machine. */
export const waitUntil: typeof until = (holds, message, options) =>
  until(holds, message, { timeout: PATIENCE, ...options });
