import { manyWards } from '../testing/alerts.js';
import { box, draft, open } from '../testing/editor.js';
import {
  appears,
  byWords,
  expect,
  expectAccessible,
  sendKeys,
  type,
  waitUntil,
} from '../testing/page.js';

/** What two wards take on this screen without the map, from its heading to the next question. */
const KEYS_FOR_TWO_WARDS = 8;

const openLong = () =>
  open('where', {
    answers: {
      deskShapes: () => [...manyWards],
      deskAlert: () => ({ ...draft, where: [] }),
      deskEditAlert: () => ({ ...draft, revision: 2 }),
    },
  });

describe('a long list of areas', () => {
  afterEach(() => (location.hash = ''));

  it(`has two wards chosen by ${KEYS_FOR_TWO_WARDS} keys, without the map`, async () => {
    const { view, asked } = await openLong();
    await appears(() => view.querySelector('#area-search'), 'the search box');
    view.querySelector('h1')?.focus();
    const keys = ['Tab', 'h', 'o', 'Enter', 'f', 'l', 'Enter', 'Enter'];
    expect(keys).to.have.length(KEYS_FOR_TWO_WARDS);
    for (const key of keys) await sendKeys({ press: key });
    await waitUntil(() => location.hash.endsWith('/when'));
    expect(asked.find(({ name }) => name === 'deskEditAlert')?.body).to.deep.include({
      where: [
        { type: 'area', code: 'E05009359' },
        { type: 'area', code: 'E05009355' },
      ],
    });
  });

  it('finds areas by part of their names, and says how many', async () => {
    const { view } = await openLong();
    const search = await appears(
      () => view.querySelector<HTMLInputElement>('#area-search'),
      'the search box',
    );
    const names = (): readonly string[] =>
      [...view.querySelectorAll('.area-list label')].map(({ textContent }) => textContent.trim());
    expect(names()).to.have.length(8);
    type(search, 'yateley');
    await waitUntil(() => names().length === 2);
    expect(view.querySelector('#area-search-found')?.textContent.trim()).to.equal('2 areas found');
    await expectAccessible(view);
    byWords(view, 'button', 'Choose all found').click();
    await waitUntil(() => box(view, 'Yateley East').checked && box(view, 'Yateley West').checked);
    type(search, 'nowhere');
    await waitUntil(() => names().length === 0);
    expect(view.querySelector('#area-search-found')?.textContent.trim()).to.equal('No area found');
  });
});
