import type { ShapeAnswer, Where } from '@bellman/protocol';
import { Refusal } from '../link/refusal.js';
import { box, draft, goOn, open, tap } from '../testing/editor.js';
import { appears, byWords, expect, expectAccessible, type, waitUntil } from '../testing/page.js';
import type { ApiAnswers } from '../testing/parts.js';

/** The relay's answer about places: each as it was asked, with an outline. */
const shapesOf = (body: unknown): ShapeAnswer => ({
  shapes: (body as { where: Where[] }).where.map((where) => ({
    where,
    name: where.type === 'area' ? 'Hook' : where.name,
    polygons: where.type === 'polygon' ? where.polygons : [],
  })),
});

const openWhere = (answers: ApiAnswers = {}) =>
  open('where', {
    answers: {
      deskShape: shapesOf,
      deskPoint: () => ({ postcode: 'GU51 4AE', lat: 512_864_000, lon: -8_456_000 }),
      deskEditAlert: () => ({ ...draft, revision: 2 }),
      ...answers,
    },
  });

const begin = async (view: HTMLElement, words: string): Promise<void> => {
  byWords(view, 'button', words).click();
  await appears(() => view.querySelector('.place-add'), 'what to enter');
};

const add = (view: HTMLElement): void => byWords(view, 'button', 'Add this place').click();

const error = (view: HTMLElement, field: string) =>
  view.querySelector(`#place-${field}-error`)?.textContent;

const places = (view: HTMLElement): readonly string[] =>
  [...view.querySelectorAll('.drawn-places__name')].map(({ textContent }) => textContent);

const CIRCLE = 'A distance around a postcode or point';
const SHAPE = 'A shape, by its corners or on the map';

describe('a place that is in no list', () => {
  afterEach(() => (location.hash = ''));

  it('is so many metres around a postcode, looked up by the relay', async () => {
    const { view, asked } = await openWhere();
    await begin(view, CIRCLE);
    await waitUntil(() => document.activeElement?.id === 'place-at');
    await expectAccessible(view);
    type(box(view, 'Postcode, or latitude and longitude'), 'gu514ae');
    type(box(view, 'Metres around it'), '1,500');
    add(view);
    await waitUntil(() => places(view).length === 1);
    expect(places(view)).to.deep.equal(['within 1.5 km of GU51 4AE']);
    await waitUntil(() => document.activeElement?.id === 'add-place');
    await expectAccessible(view);
    goOn(view);
    await waitUntil(() => location.hash.endsWith('/when'));
    expect(asked.find(({ name }) => name === 'deskEditAlert')?.body).to.deep.include({
      where: [
        { type: 'area', code: 'E05009359' },
        {
          ...{ type: 'circle', name: 'within 1.5 km of GU51 4AE', radius: 1_500 },
          ...{ lat: 512_864_000, lon: -8_456_000 },
        },
      ],
    });
  });

  it('says at its field what is wrong, in the relay’s words too', async () => {
    const { view } = await openWhere({
      deskPoint: () => {
        throw new Refusal('postcode-malformed');
      },
    });
    await begin(view, CIRCLE);
    add(view);
    await waitUntil(() => error(view, 'at')?.includes('Enter a postcode'));
    expect(document.activeElement?.id).to.equal('place-at');
    type(box(view, 'Postcode, or latitude and longitude'), 'GU51');
    type(box(view, 'Metres around it'), '10');
    add(view);
    await waitUntil(() => error(view, 'radius')?.includes('from 50 to 50,000'));
    type(box(view, 'Metres around it'), '500');
    add(view);
    await waitUntil(() => error(view, 'at')?.includes('GU51 4AE'));
    await expectAccessible(view);
    goOn(view);
    await waitUntil(() =>
      view.querySelector('.error-summary')?.textContent.includes('that you began'),
    );
    byWords(view, 'button', 'Do not add it').click();
    await waitUntil(() => document.activeElement?.id === 'add-circle');
  });

  it('is drawn by its corners and on the map, which show the same', async () => {
    const { view, kept } = await openWhere();
    await begin(view, SHAPE);
    const corners = await appears(
      () => view.querySelector<HTMLTextAreaElement>('#place-corners'),
      'the corners',
    );
    type(corners, '51.301, -0.838\n51.301, -0.832\n51.305, -0.832');
    const handles = () => view.querySelectorAll('.map__corner');
    await waitUntil(() => handles().length === 3);
    const map = await appears(() => view.querySelector('.map'), 'the map');
    const { left, top, width, height } = map.getBoundingClientRect();
    tap(map, { clientX: left + width / 2, clientY: top + height / 2 });
    await waitUntil(() => handles().length === 4);
    expect(corners.value.split('\n')).to.have.length(4);
    // The middle of both wards, to within what a pixel is.
    const [lat, lon] = (corners.value.split('\n')[3] ?? '').split(', ').map(Number);
    expect(lat).to.be.closeTo(51.305, 0.0005);
    expect(lon).to.be.closeTo(-0.83, 0.0005);
    await expectAccessible(view);
    byWords(view, 'button', 'Take the last corner off').click();
    await waitUntil(() => handles().length === 3);
    expect(corners.value.split('\n')).to.have.length(3);
    add(view);
    await waitUntil(() => error(view, 'name')?.includes('in a few words'));
    const again = await open('where', { kept, answers: { deskShape: shapesOf } });
    expect(again.view.querySelector<HTMLTextAreaElement>('#place-corners')?.value).to.equal(
      corners.value,
    );
  });

  it('goes back to its corners to be changed, and is removed', async () => {
    const { view } = await openWhere();
    await begin(view, SHAPE);
    type(box(view, 'Corners'), '51.301, -0.838\n51.301, -0.832\n51.305, -0.832');
    type(box(view, 'What this place is called'), 'along the river');
    add(view);
    await waitUntil(() => places(view).includes('along the river'));
    await waitUntil(() => view.querySelector('.map__drawn'));
    view.querySelector<HTMLElement>('[aria-label="Change: along the river"]')?.click();
    await waitUntil(() => document.activeElement?.id === 'place-corners');
    expect(box(view, 'What this place is called').value).to.equal('along the river');
    expect(places(view)).to.deep.equal([]);
    add(view);
    await waitUntil(() => places(view).length === 1);
    view.querySelector<HTMLElement>('[aria-label="Remove: along the river"]')?.click();
    await waitUntil(() => places(view).length === 0);
    await waitUntil(() => document.activeElement?.id === 'add-place');
  });

  it('is taken from a GeoJSON file, or the file’s fault is told', async () => {
    const { view, asked } = await openWhere({
      deskShape: (body) => {
        const { geojson } = body as { geojson?: string };
        if (geojson === undefined) return shapesOf(body);
        throw new Refusal('shape-crosses-itself', { name: 'river', at: '51.30100, -0.83800' });
      },
    });
    await begin(view, 'A GeoJSON file');
    await expectAccessible(view);
    add(view);
    await waitUntil(() => error(view, 'file')?.includes('Choose a file'));
    const files = new DataTransfer();
    files.items.add(new File(['{"type":"Polygon"}'], 'river.geojson'));
    const input = box(view, 'GeoJSON file');
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    add(view);
    await waitUntil(() => error(view, 'file')?.includes('River crosses itself near 51.30100'));
    expect(asked.findLast(({ name }) => name === 'deskShape')?.body).to.deep.equal({
      geojson: '{"type":"Polygon"}',
      name: 'river',
    });
    await expectAccessible(view);
  });
});
