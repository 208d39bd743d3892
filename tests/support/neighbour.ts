import assert from 'node:assert/strict';
import { createECDH, randomBytes } from 'node:crypto';

/**
 * Somebody at a postcode of Hart who follows alerts already. Their browser is nowhere: nothing that
 * is sent to them arrives.
 * @param relay its address
 */
export const followAsNeighbour = async (relay: string, postcode: string): Promise<void> => {
  const browser = createECDH('prime256v1');
  const channel = {
    endpoint: `https://updates.push.services.mozilla.com/wpush/v2/${randomBytes(8).toString('hex')}`,
    keys: {
      p256dh: browser.generateKeys().toString('base64url'),
      auth: randomBytes(16).toString('base64url'),
    },
  };
  const answer = await fetch(`${relay}/api/v1/councils/hart/followers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ places: [{ postcode }], services: [], channel }),
  });
  assert.equal(answer.status, 201, await answer.text());
};
