import type { Handlers } from '../http/route.js';
import { lifeRoutes, type LifeParts, type LifeRoutes } from './desk-life.js';
import { audienceCounter } from './reach.js';

type DeskRoutes = Handlers<'deskShapes' | 'deskAudience'> & LifeRoutes;

/** What planners, approvers and partners ask for. */
export const deskRoutes = (parts: LifeParts): DeskRoutes => {
  const { store } = parts;
  return {
    deskShapes: async ({ council }) =>
      (await store.areas.shapes({ council })).map(({ shape, ...area }) => ({
        ...area,
        polygons: JSON.parse(shape) as unknown,
      })),
    deskAudience: audienceCounter(parts),
    ...lifeRoutes(parts),
  };
};
