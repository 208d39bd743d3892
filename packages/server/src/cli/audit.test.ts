import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import { handClock } from '../testing/chats.js';
import { alter } from '../testing/alter.js';
import { settingsOf, saveCouncils } from '../testing/relay.js';
import { onEngine } from '../testing/stores.js';
import type { Store } from '../store/store.js';
import { auditEraseName, auditList, auditVerify } from './audit.js';
import type { Context } from './command.js';
import { councilSave, councilSet } from './council.js';
import { plainSay } from './say.js';
import { staffCreate, staffResetTotp } from './staff.js';

onEngine('postgres', 'the audit, by the command line', (stores) => {
  const clock = handClock();
  let context: Context;
  let store: Store;
  let said = '';
  before(async () => {
    store = await stores.open({ clock });
    await saveCouncils(store, clock, { hart: settingsOf('Hart'), yateley: settingsOf('Yateley') });
    const say = plainSay((text) => (said += text), clock.now);
    context = { store, clock, say, signal: new AbortController().signal };
  });
  beforeEach(() => {
    said = '';
  });
  const [council, args] = ['hart', { council: 'hart' }];

  test('tells of what was set and who was made by it, to each council concerned', async () => {
    const settings = { ...settingsOf('Fleet') };
    await councilSave.run(context, { id: 'fleet', settings, exists: false });
    await councilSet.run(context, { id: 'fleet', settings: { mostWaiting: 5, idle: null } });
    const sam = { email: 'sam@fleet.example', name: 'Sam', password: 'a long enough secret' };
    const roles = ['fleet:advisor', 'fleet:supervisor'];
    await staffCreate.run(context, { ...sam, roles });
    await staffCreate.run(context, { ...sam, roles: ['fleet:advisor', 'yateley:advisor'] });
    await staffCreate.run(context, { ...sam, roles: ['yateley:advisor'] });
    const id = (await store.people.byEmail({ email: sam.email }))?.id ?? '';
    const of = async (where: string) =>
      (await store.audit.list({ council: where, limit: 9 }))
        .toReversed()
        .map(({ act, staff, subject, detail }) => [act, staff, subject, detail]);
    const by = 'command line';
    assert.deepEqual(await of('fleet'), [
      ['settings.save', '', '', { by }],
      ['settings.save', '', '', { by, changed: 'idle mostWaiting' }],
      ['staff.add', '', id, { by, roles: 'advisor supervisor' }],
      ['staff.change', '', id, { by, roles: 'advisor' }],
      ['staff.remove', '', id, { by }],
    ]);
    assert.deepEqual(await of('yateley'), [
      ['staff.add', '', id, { by, roles: 'advisor' }],
      ['staff.change', '', id, { by, roles: 'advisor' }],
    ]);
  });

  test('is listed, oldest first, and verified', async () => {
    await auditList.run(context, args);
    await auditVerify.run(context, args);
    assert.equal(
      said,
      'Nothing is written down for hart yet.\nThe audit of hart holds: 0 lines.\n',
    );
    said = '';
    const line = { council, act: 'settings.save', subject: '', detail: { changed: 'hours' } };
    await store.audit.append({ ...line, staff: 'ada' });
    await store.audit.append({ ...line, staff: '' });
    await auditList.run(context, args);
    const at = '2026-01-05T09:00:00.000Z';
    assert.equal(
      said,
      `1  ${at}  ada (no name)  settings.save    changed=hours\n2  ${at}  relay  settings.save    changed=hours\n`,
    );
    said = '';
    await auditVerify.run(context, args);
    assert.match(
      said,
      /^The audit of hart holds: 2 lines\.\nKeep .* elsewhere: [0-9a-f]{64}\nIn it:\n {2}ada {2}\(no name\)\n$/,
    );
  });

  test('tells of a second step that was taken away, and of whom a name can be erased', async () => {
    const email = 'pat@fleet.example';
    const roles = [{ council: 'yateley', role: 'planner' }];
    const pat = { id: 'pat', email, name: 'Pat', passwordHash: 'a hash', roles };
    await store.people.create(pat);
    const reset = () => staffResetTotp.run(context, { email: ` ${email.toUpperCase()}` });
    await assert.rejects(reset(), /no second step/);
    await store.secondSteps.begin({ staff: 'pat', sealed: 'sealed' });
    const given = { staff: 'pat', begun: 'sealed', step: 1, recovery: [], session: '' };
    await store.secondSteps.confirm(given);
    await reset();
    const [line] = await store.audit.list({ council: 'yateley', limit: 1 });
    assert.deepEqual([line?.act, line?.detail], ['totp.reset', { by: 'command line' }]);
    await assert.rejects(
      staffResetTotp.run(context, { email: 'nobody@fleet.example' }),
      /Nobody signs in/,
    );
    said = '';
    await auditVerify.run(context, { council: 'yateley' });
    assert.match(said, /\n {2}pat {2}Pat\n$/);
    const erase = () => auditEraseName.run(context, { staff: 'pat' });
    await assert.rejects(erase(), /still works for yateley/);
    await store.people.create({ ...pat, roles: [] });
    await erase();
    said = '';
    await auditVerify.run(context, { council: 'yateley' });
    assert.match(said, /holds: \d+ lines[^]*\n {2}pat {2}\(no name\)\n$/);
    await assert.rejects(erase(), /No name is kept/);
  });

  test('is refused where somebody altered it, and of a council that is not there', async () => {
    await alter(stores.place(), `update audit set staff = 'sam' where n = 1`);
    await assert.rejects(auditVerify.run(context, args), {
      name: 'ImportRefused',
      message: /^The audit of hart does not hold: line 1 was changed/,
    });
    await assert.rejects(auditList.run(context, { council: 'nowhere' }), /no council nowhere/);
  });
});
