import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createCouncils } from '../councils/councils.js';
import { systemClock as clock } from '../ground/clock.js';
import { demoGuide } from '../http/demo-guide.js';
import { checkPassword } from '../people/passwords.js';
import type { Store } from '../store/store.js';
import { eachEngine } from '../testing/stores.js';
import { demoAnswers } from './demo-answers.js';
import { demoCapacity } from './demo-data.js';
import { loadDemo } from './demo.js';
import type { Say } from './say.js';

eachEngine('the demo', (stores) => {
  let store: Store;
  let said: string[] = [];
  const say: Say = {
    line: (text) => void said.push(text),
    begin: (what) => void said.push(what),
    progress: () => undefined,
    end: (result) => void said.push(result),
  };
  before(async () => {
    store = await stores.open();
  });

  test('loads two councils with their areas and postcodes, and its staff', async () => {
    await loadDemo({ store, clock, say });
    const councils = createCouncils({ store, clock });
    for (const { id, name } of demoGuide.councils)
      assert.equal((await councils.get(id)).name, name);
    councils.close();
    assert.equal((await store.areas.list({ council: 'hart' })).length, 11);
    assert.equal((await store.areas.list({ council: 'rushmoor' })).length, 1);
    assert.equal(await store.postcodes.count({ council: 'hart' }), 2_752);
    assert.equal(await store.postcodes.count({ council: 'rushmoor' }), 2_257);
    assert.ok(said.includes('Importing postcodes of Hart District Council'));
    for (const { email } of demoGuide.people) {
      const person = await store.people.byEmail({ email });
      assert.ok(person, email);
      assert.ok((await store.people.roles({ staff: person.id })).length > 0, email);
    }
    const sam = await store.people.byEmail({ email: 'sam@hart.example' });
    assert.ok(sam && (await checkPassword(demoGuide.password, sam.password_hash)));
    const [post] = await store.desk.skills({ council: 'rushmoor', staff: [sam.id] });
    assert.equal(post?.capacity, demoCapacity);
    const answers = await store.answers.list({ council: 'hart' });
    assert.deepEqual(
      answers.map(({ id }) => id),
      demoAnswers.map(({ id }) => id),
    );
    assert.ok(answers.every(({ texts, owner }) => texts.cy && owner.name === 'Admin'));
    assert.deepEqual(await store.people.roles({ staff: sam.id }), [
      { council: 'hart', role: 'advisor' },
      { council: 'rushmoor', role: 'advisor' },
    ]);
  });

  test('does nothing the second time', async () => {
    said = [];
    const sam = await store.people.byEmail({ email: 'sam@hart.example' });
    await loadDemo({ store, clock, say });
    assert.deepEqual(said, []);
    assert.deepEqual(await store.people.byEmail({ email: 'sam@hart.example' }), sam);
    assert.equal((await store.answers.list({ council: 'hart' })).length, demoAnswers.length);
  });

  test('leaves the answers that another relay added while it looked', async () => {
    const known = await store.answers.list({ council: 'hart' });
    const late = { ...store, answers: { ...store.answers, list: async () => [] } };
    await loadDemo({ store: late, clock, say });
    assert.deepEqual(await store.answers.list({ council: 'hart' }), known);
  });

  test('completes what a kill cut short', async () => {
    const some = (
      await store.postcodes.locate({ council: 'hart', postcode: 'GU514AE', outward: 'GU51' })
    ).here;
    await store.postcodes.importBatch({ council: 'hart', current: [], ended: ['GU514AE'] });
    await loadDemo({ store, clock, say });
    const again = await store.postcodes.locate({
      council: 'hart',
      postcode: 'GU514AE',
      outward: 'GU51',
    });
    assert.deepEqual(again.here, some);
  });
});
