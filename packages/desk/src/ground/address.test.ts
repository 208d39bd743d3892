import { expect } from '../testing/page.js';
import { hashOf, placeOf, type Place } from './address.js';

describe('address', () => {
  it('reads what it writes', () => {
    const places: Place[] = [
      { view: 'chats', conversation: null },
      { view: 'chats', conversation: '0197-a' },
      { view: 'wall' },
      { view: 'cases' },
      { view: 'settings', page: null, council: null },
      { view: 'settings', page: 'hours', council: null },
      { view: 'settings', page: 'staff', council: 'hart' },
      { view: 'alerts' },
      { view: 'new-alert' },
      { view: 'alert', council: 'hart', id: '0197-b' },
      { view: 'edit-alert', council: 'hart', id: '0197-b', question: 'where' },
    ];
    for (const place of places) expect(placeOf(hashOf(place))).to.deep.equal(place);
  });

  it('knows what names no view', () => {
    for (const hash of [
      '',
      '#/',
      '#/nothing',
      '#/wall/hart',
      '#/settings/other',
      '#/settings/hours/hart/1',
      '#/alerts/hart',
      '#/alerts/hart/1/why',
      '#/chats/1/2',
    ])
      expect(placeOf(hash)).to.equal(null);
  });
});
