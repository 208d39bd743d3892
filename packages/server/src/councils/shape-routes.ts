import type { PointAnswer, ShapeAnswer } from '@bellman/protocol';
import type { Handlers } from '../http/route.js';
import type { Extents } from './extent.js';
import { findPlace, type PlaceParts } from './places.js';
import { makeShapes } from './shapes.js';
import { readUpload } from './upload.js';

/** What the desk asks while places are being chosen. Nothing of it is kept. */
export const shapeRoutes = (
  parts: PlaceParts & { readonly extents: Pick<Extents, 'of'> },
): Handlers<'deskShape' | 'deskPoint'> => ({
  deskShape: async ({ council, body }): Promise<ShapeAnswer> => {
    const reaching =
      'geojson' in body
        ? { where: readUpload(body.geojson, body.name), buffer: 0 }
        : { where: body.where, buffer: body.buffer };
    const made = await makeShapes(await parts.extents.of(council), reaching);
    return {
      shapes: made.map(({ source, name, shape }) => ({ where: source, name, polygons: shape })),
    };
  },
  deskPoint: async ({ council, body }): Promise<PointAnswer> =>
    findPlace(parts, council, body.postcode),
});
