import { limits, type Where } from '@bellman/protocol';
import { Refusal } from '../link/refusal.js';
import { expect } from '../testing/page.js';
import { handApi, type ApiAnswers } from '../testing/parts.js';
import type { Adding } from './form.js';
import { circleOf, polygonOf, uploadedOf } from './place-made.js';
import { Wrong } from './place-wrong.js';

const nothing: Adding = { how: 'circle', at: '', radius: '500', name: '', corners: '' };
const LONG = 'x'.repeat(limits.areaNameLength + 1);

const to = (answers: ApiAnswers = {}) => ({ council: 'hart', api: handApi(answers, []) });

const shapesOf = (where: readonly Where[]) => ({
  shapes: where.map((one) => ({ where: one, name: '', polygons: [] })),
});

const squares = ['one', 'two'].map((name): Where => ({ type: 'polygon', name, polygons: [] }));

const told = (made: Promise<unknown>): Promise<string> =>
  made.then(
    () => 'nothing',
    (thrown: unknown) => {
      if (!(thrown instanceof Wrong)) throw thrown;
      return `${thrown.field}: ${thrown.message}`;
    },
  );

const upload = (text: string, name: string, answers: ApiAnswers = {}, called = 'river.geojson') =>
  uploadedOf(to(answers), { ...nothing, how: 'upload', name }, new File([text], called));

describe('a place, as it is made', () => {
  it('says what can be entered where it is no postcode and no position', async () => {
    const answers: ApiAnswers = {
      deskPoint: () => {
        throw new Refusal('postcode-malformed');
      },
    };
    for (const at of ['51°17′11″N 0°50′44″W', 'SU 804 547', '51,2864, -0,8456'])
      expect(await told(circleOf(to(answers), { ...nothing, at }))).to.match(
        /^at: .*GU51 4AE.*51\.2864, -0\.8456/,
      );
  });

  it('tells of latitude and longitude the other way round, wherever that would do', async () => {
    const within = ([lon = 0, lat = 0]: readonly number[]): boolean => lat > 500_000_000 && lon < 0;
    const answers: ApiAnswers = {
      deskShape: (body) => {
        const asked = body as { geojson?: string; where?: Where[] };
        const [place] = asked.where ?? [];
        const at =
          place?.type === 'circle'
            ? [place.lon, place.lat]
            : place?.type === 'polygon'
              ? (place.polygons[0]?.[0]?.[0] ?? [])
              : asked.geojson === '[[-0.84,51.3]]'
                ? [-1, 513_000_000]
                : [];
        if (!within(at)) throw new Refusal('shape-outside', { name: 'it', council: 'Hart' });
        return shapesOf(asked.where ?? squares);
      },
    };
    const around = (at: string) => told(circleOf(to(answers), { ...nothing, at }));
    expect(await around('51.2864, -0.8456')).to.equal('nothing');
    expect(await around('-0.8456, 51.2864')).to.match(/^at: .*enter 51\.28640, -0\.84560/);
    // Nowhere near, either way: then the relay's own reason stands.
    await circleOf(to(answers), { ...nothing, at: '1.2, 3.4' }).then(
      () => expect.fail('it was taken'),
      (thrown: unknown) => expect((thrown as Refusal).code).to.equal('shape-outside'),
    );
    const corners = '-0.838, 51.301\n-0.832, 51.301\n-0.832, 51.305';
    expect(await told(polygonOf(to(answers), { ...nothing, corners, name: 'river' }))).to.match(
      /^corners: .*latitude first/,
    );
    expect(await told(upload('[[51.3,-0.84]]', '', answers))).to.match(/^file: .*longitude first/);
  });

  it('has no longer a name than residents are shown, and a file’s is cut', async () => {
    const corners = '51.301, -0.838\n51.301, -0.832\n51.305, -0.832';
    const wrong = `name: The name must be ${limits.areaNameLength} characters or fewer. It has ${LONG.length}.`;
    expect(await told(polygonOf(to(), { ...nothing, corners, name: LONG }))).to.equal(wrong);
    expect(await told(upload('{}', LONG))).to.equal(wrong);
    let name = '';
    const deskShape = (body: unknown) => {
      ({ name } = body as { name: string });
      return shapesOf(squares);
    };
    await upload('{}', '', { deskShape }, `${LONG}.geojson`);
    expect(name).to.have.length(limits.areaNameLength);
  });

  it('goes by the name that was entered, numbered where a file has several', async () => {
    const answers: ApiAnswers = { deskShape: () => shapesOf(squares) };
    const names = async (typed: string) =>
      (await upload('{}', typed, answers)).map((one) => (one.type === 'area' ? '' : one.name));
    expect(await names('river')).to.deep.equal(['river 1', 'river 2']);
    expect(await names('')).to.deep.equal(['one', 'two']);
    const [first] = await names('y'.repeat(limits.areaNameLength));
    expect(first).to.equal(`${'y'.repeat(limits.areaNameLength - 2)} 1`);
  });

  it('tells what is wrong with a file in the words of whoever exports it', async () => {
    expect(await told(upload(' \n', ''))).to.equal('file: The file is empty');
    expect(await told(upload('PK\u0003\u0004\u0000', ''))).to.match(/^file: This is a ZIP file/);
    expect(await told(upload('<kml/>', ''))).to.match(/^file: This file is not GeoJSON/);
    const answers: ApiAnswers = {
      deskShape: () => {
        throw new Refusal('shape-out-of-range', { name: 'river', at: '153923, 480633' });
      },
    };
    expect(await told(upload('{}', '', answers))).to.match(/^file: .*British National Grid.*WGS84/);
  });
});
