import type { AlertDraft, StaffAlert } from '@bellman/protocol';
import type { Staff } from '../killed/staff.js';

type Spot = readonly [lon: number, lat: number];

/** Between Fleet and Farnborough, 1e-7 degree. */
const centre: Spot = [-8_100_000, 512_850_000];

/**
 * A shape like a flood's, of so many corners.
 * @param size about its radius, 1e-7 degree of latitude
 */
export const flood = (corners: number, size: number): Spot[] => {
  const ring = Array.from({ length: corners }, (_, at): Spot => {
    const angle = (2 * Math.PI * at) / corners;
    const far = size * (0.85 + 0.15 * Math.sin(37 * angle));
    return [
      Math.round(centre[0] + 1.6 * far * Math.cos(angle)),
      Math.round(centre[1] + far * Math.sin(angle)),
    ];
  });
  return [...ring, ring[0] ?? centre];
};

/** Whom an alert is for. */
export interface For {
  readonly ring: readonly Spot[];
  readonly services: readonly string[];
}

/** Writes and submits it: the last step before its approval. */
export const submitted = async (pat: Staff, { ring, services }: For): Promise<StaffAlert> => {
  const en = { headline: 'Fleet Brook rises', what: 'Move uphill.', instruction: 'Leave now.' };
  const cy = { headline: 'Mae Fleet Brook yn codi', what: 'Ewch i fyny.', instruction: 'Nawr.' };
  const draft = {
    ...{ kind: services.length === 0 ? 'emergency' : 'service', severity: 'Severe' },
    ...{ urgency: 'Immediate', certainty: 'Observed', texts: { en, cy } },
    where: [{ type: 'polygon', name: 'Flood', polygons: [[ring.map(([x, y]) => [x, y])]] }],
    services: [...services],
    expiresAt: Date.now() + 4 * 3_600_000,
  } satisfies Partial<Record<keyof AlertDraft, unknown>>;
  const made = await pat.ask<StaffAlert>('POST', 'alerts', draft);
  return step(pat, made, 'submit');
};

/** Takes a step of its life. */
export const step = (
  staff: Staff,
  alert: StaffAlert,
  event: string,
  more: object = {},
): Promise<StaffAlert> =>
  staff.ask<StaffAlert>('POST', `alerts/${alert.id}/steps`, {
    ...{ event, revision: alert.revision, ...more },
  });

/** The second person says yes. */
export const approve = (alex: Staff, alert: StaffAlert): Promise<StaffAlert> =>
  step(alex, alert, 'approve', { hash: alert.hash, understood: true });
