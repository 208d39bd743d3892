import type { AlertData } from './handle.js';

/** How long the relay may take, milliseconds; nobody waits for it. */
const PATIENCE = 10_000;

/**
 * Tells the relay that an alert was shown or opened, with the batch's token and nothing of whose
 * browser it is (A7): no cookie, no referrer. Whatever goes wrong is no concern of the reader's.
 */
export const tellRelay = async (
  { navigate, council, beacon }: Pick<AlertData, 'navigate' | 'council' | 'beacon'>,
  what: 'shown' | 'opened',
): Promise<void> => {
  if (!beacon) return;
  // The page that a tap opens is the relay's own.
  const address = new URL(`/api/v1/councils/${council}/beacons`, navigate);
  await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: beacon, what }),
    keepalive: true,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(PATIENCE),
  }).then(
    () => undefined,
    () => undefined,
  );
};
