import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits, type NewTemplate } from '@bellman/protocol';
import { newId } from '../ground/ids.js';
import { handClock } from '../testing/chats.js';
import { floodDraft, makeHart } from '../testing/hart.js';
import { eachEngine } from '../testing/stores.js';

eachEngine('templates', (stores) => {
  test('are kept by name, changed and taken away, each by its own council', async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    await makeHart(store, clock);
    const { sendAt: _, expiresAt: __, partner: ___, ...draft } = floodDraft(clock.now());
    const template = (name: string): NewTemplate => ({ name, draft });
    const given = (name: string, council = 'hart') => ({
      ...{ council, id: newId(), by: 'pat', template: template(name) },
    });
    const snow = given('Snow');
    assert.equal((await store.templates.add(snow)).draft.kind, 'emergency');
    const flood = given('Flood');
    await store.templates.add(flood);
    await store.templates.add(given('Flood', 'rushmoor'));
    const known = { code: 'template-known', params: { name: 'Snow' } };
    await assert.rejects(store.templates.add(given('SNOW')), known);
    await assert.rejects(store.templates.edit({ ...flood, template: template('snow') }), known);
    const changed = { ...draft, severity: 'Extreme' as const };
    await store.templates.edit({ ...flood, template: { name: 'Flood', draft: changed } });
    const listed = await store.templates.list({ council: 'hart' });
    assert.deepEqual(
      listed.map(({ name, draft: { severity } }) => [name, severity]),
      [
        ['Flood', 'Extreme'],
        ['Snow', 'Severe'],
      ],
    );
    const foreign = { ...snow, council: 'rushmoor' };
    await assert.rejects(store.templates.edit(foreign), { code: 'template-unknown' });
    await assert.rejects(store.templates.drop(foreign), { code: 'template-unknown' });
    await store.templates.drop(snow);
    await assert.rejects(store.templates.drop(snow), { code: 'template-unknown' });
    const acts = await store.audit.list({ council: 'hart', limit: 10 });
    assert.deepEqual(
      acts.map(({ act }) => act),
      ['template.drop', 'template.edit', 'template.add', 'template.add'],
    );
    for (let n = listed.length - 1; n < limits.templates; n += 1)
      await store.templates.add(given(`Template ${n}`));
    await assert.rejects(store.templates.add(given('One more')), {
      code: 'templates-too-many',
      params: { limit: limits.templates },
    });
  });
});
