import { parentPort } from 'node:worker_threads';
import { authLength, pointLength, sealedLength, sealInto, systemChance } from './seal.js';
import type { Bundle, SealedBundle } from './sealing.js';

/** A thread that seals: bundles in, bodies out, in one buffer that is handed over and not copied. */
const chance = systemChance();

const sealAll = ({ number, payloads, which, keys }: Bundle): SealedBundle => {
  let most = 0;
  for (const at of which) most += sealedLength(payloads[at]?.length ?? 0);
  const bodies = Buffer.from(new ArrayBuffer(most));
  const ends = new Uint32Array(which.length);
  let end = 0;
  which.forEach((at, index) => {
    const payload = payloads[at];
    const from = index * (pointLength + authLength);
    const point = keys.subarray(from, from + pointLength);
    const auth = keys.subarray(from + pointLength, from + pointLength + authLength);
    try {
      if (payload !== undefined) {
        sealInto(bodies, end, payload, { point, auth }, chance);
        end += sealedLength(payload.length);
      }
    } catch {
      // What can't be sealed for this channel is its outcome: no body. The others go on.
    }
    ends[index] = end;
  });
  return { number, bodies: bodies.buffer, ends };
};

parentPort?.on('message', (bundle: Bundle) => {
  const sealed = sealAll(bundle);
  parentPort?.postMessage(sealed, [sealed.bodies, sealed.ends.buffer as ArrayBuffer]);
});
