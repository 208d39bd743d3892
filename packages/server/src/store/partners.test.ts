import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { digest, newId } from '../ground/ids.js';
import { openDesk, type AlertDesk } from '../testing/alert-desk.js';
import { handClock } from '../testing/chats.js';
import { makePartner } from '../testing/partners.js';
import { eachEngine } from '../testing/stores.js';

eachEngine('partners and programs in the store', (stores) => {
  const clock = handClock();
  let desk: AlertDesk;
  before(async () => {
    desk = await openDesk(await stores.open({ clock }), clock);
  });
  const by = newId();

  test('one that is dropped opens nothing and is listed nowhere, but what it sent bears its name', async () => {
    const { store } = desk;
    const partner = await makePartner(store, 'hart');
    const author = { ...desk.pat, id: partner.program.id };
    const { id } = await desk.create({ partner: partner.id }, author);
    const hash = digest(partner.key);
    assert.equal((await store.programs.byHash({ council: 'hart', hash }))?.id, partner.program.id);
    assert.equal(await store.programs.byHash({ council: 'rushmoor', hash }), null);
    await store.partners.drop({ council: 'hart', id: partner.id, by });
    assert.equal(await store.programs.byHash({ council: 'hart', hash }), null);
    assert.deepEqual(await store.partners.list({ council: 'hart' }), []);
    assert.deepEqual(await store.programs.list({ council: 'hart' }), []);
    const alert = await store.alerts.find({ council: 'hart', id });
    assert.deepEqual([alert.partnerName, alert.author.name], ['Police', 'Control room']);
    assert.equal((await desk.list()).find((row) => row.id === id)?.author, 'Control room');
    const gone = { council: 'hart', id: partner.id, by };
    await assert.rejects(store.partners.drop(gone), { code: 'partner-unknown' });
    await assert.rejects(store.programs.drop({ ...gone, id: partner.program.id }), {
      code: 'key-missing',
    });
    // Its name is free for another.
    assert.notEqual((await makePartner(store, 'hart')).id, partner.id);
  });

  test('are so many and no more', async () => {
    const { store } = desk;
    const areas = (await store.areas.list({ council: 'hart' })).map(({ code }) => code);
    const add = (name: string) =>
      store.partners.add({
        ...{ name, areas, categories: ['Met'], staff: [] },
        ...{ id: newId(), council: 'hart', by, councilName: 'Hart' },
      });
    const key = () =>
      store.programs.add({
        ...{ name: 'Bins', purpose: 'service', partner: null, services: ['waste'] },
        ...{ id: newId(), council: 'hart', hash: digest(newId()), by },
      });
    for (let count = 1; count < 100; count += 1) {
      await add(`Partner ${count}`);
      await key();
    }
    await assert.rejects(add('One more'), { code: 'partners-too-many' });
    await assert.rejects(key(), { code: 'keys-too-many' });
  });
});
