import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { PointAnswer, ShapeAnswer } from '@bellman/protocol';
import { openDesk, type AlertDesk } from '../testing/alert-desk.js';
import { handClock } from '../testing/chats.js';
import { ewshot } from '../testing/hart.js';
import { onEngine } from '../testing/stores.js';
import { shapeRoutes } from './shape-routes.js';

onEngine('sqlite', 'what the desk asks while places are chosen', (stores) => {
  let desk: AlertDesk;
  const common = () => ({
    ...{ council: 'hart', id: '', staff: desk.pat, bearer: '', conversation: '' },
    ...{ address: '192.0.2.1', language: 'en' as const, before: null },
  });

  before(async () => {
    const clock = handClock();
    desk = await openDesk(await stores.open({ clock }), clock);
    await desk.store.postcodes.importBatch({
      ...{ council: 'hart', ended: [] },
      current: [{ postcode: 'GU105AE', lat: ewshot.lat, lon: ewshot.lon }],
    });
  });

  test('where a postcode lies, and the circle around it', async () => {
    const { deskPoint, deskShape } = shapeRoutes(desk);
    const point = (await deskPoint({ ...common(), body: { postcode: 'gu10 5ae' } })) as PointAnswer;
    assert.deepEqual(point, { postcode: 'GU10 5AE', lat: ewshot.lat, lon: ewshot.lon });
    const circle = {
      type: 'circle' as const,
      name: 'here',
      radius: 300,
      lat: point.lat,
      lon: point.lon,
    };
    const body = { where: [circle], buffer: 0 };
    const { shapes } = (await deskShape({ ...common(), body })) as ShapeAnswer;
    assert.deepEqual([shapes[0]?.where, shapes[0]?.name], [circle, 'here']);
    assert.equal(shapes[0]?.polygons[0]?.[0]?.length, 129);
    const unknown = deskPoint({ ...common(), body: { postcode: 'GU10 9ZZ' } });
    await assert.rejects(unknown, { code: 'postcode-unknown' });
  });

  test('an uploaded file, and why it is not taken', async () => {
    const { deskShape } = shapeRoutes(desk);
    const ask = async (coordinates: number[][]): Promise<ShapeAnswer> =>
      (await deskShape({
        ...common(),
        body: {
          geojson: JSON.stringify({ type: 'Polygon', coordinates: [coordinates] }),
          name: 'the meadow',
        },
      })) as ShapeAnswer;
    const meadow = [
      [-0.85, 51.28],
      [-0.84, 51.28],
      [-0.84, 51.29],
      [-0.85, 51.28],
    ];
    const { shapes } = await ask(meadow);
    assert.deepEqual(shapes[0]?.where.type, 'polygon');
    await assert.rejects(ask(meadow.slice(0, 3)), { code: 'shape-unclosed' });
    // Latitude and longitude the wrong way round lie in the sea off Africa.
    await assert.rejects(ask(meadow.map(([lon = 0, lat = 0]) => [lat, lon])), {
      code: 'shape-outside',
      params: { name: 'the meadow', council: 'Hart District Council' },
    });
  });
});
