import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { AuditEntry, StaffView } from '@bellman/protocol';
import { openChatRoom, startOf, type ChatRoom } from '../testing/chat-room.js';
import { deskRest, type DeskRest } from '../testing/desk-rest.js';
import { password } from '../testing/relay.js';
import { granted } from '../testing/sockets.js';

const anything = { services: [], languages: [], team: null };
const answering = { roles: ['advisor'], skills: anything, capacity: 4 };

describe('the staff of a council, set at its desk', () => {
  let room: ChatRoom;
  let hart: DeskRest;
  let ada = '';
  before(async () => {
    room = await openChatRoom({
      settings: { hart: { teams: [{ id: 'bins', name: 'Bins', services: ['waste'] }] } },
    });
    ada = await room.relay.hire('ada@hart.example', 'Ada', { hart: ['administrator'] });
    hart = deskRest(room.relay, await room.relay.signIn('ada@hart.example'));
  });
  after(() => room.close());

  const list = async () => (await hart.ask<StaffView[]>('GET', 'staff')).body;
  const named = async (name: string): Promise<StaffView> =>
    (await list()).find((one) => one.name === name) ?? assert.fail(`nobody is called ${name}`);

  test('is who has a role there, and nobody else', async () => {
    assert.deepEqual(
      (await list()).map(({ name, roles, elsewhere }) => [name, roles, elsewhere]),
      [
        ['Ada', ['administrator'], false],
        ['Jo Green', ['advisor'], false],
        ['Sam Taylor', ['advisor'], false],
      ],
    );
  });

  test('grows by somebody new, who signs in with the password that was given', async () => {
    const email = 'Mia@Hart.example';
    const mia = {
      ...{ email, name: ' Mia\u202E  Brown', password },
      ...{ roles: ['advisor', 'supervisor'], capacity: 6 },
      skills: { services: ['waste'], languages: ['cy'], team: 'bins' },
    };
    const { status, body } = await hart.ask<StaffView>('POST', 'staff', mia);
    const { id, ...shown } = body;
    assert.deepEqual(
      [status, shown],
      [
        201,
        {
          ...{ name: 'Mia Brown', email: 'mia@hart.example', elsewhere: false, totp: false },
          ...{ roles: mia.roles, skills: mia.skills, capacity: 6 },
        },
      ],
    );
    await room.relay.signIn('mia@hart.example');
    assert.deepEqual(await hart.refused('POST', 'staff', mia), [
      'staff-known',
      { email: 'mia@hart.example' },
    ]);
    const [last] = (await hart.ask<AuditEntry[]>('GET', 'audit')).body;
    assert.deepEqual(
      [last?.act, last?.subject, last?.staff, last?.detail],
      [
        ...['staff.add', id, { id: ada, name: 'Ada' }],
        {
          ...{ capacity: 6, roles: 'advisor supervisor' },
          ...{ services: 'waste', languages: 'cy', team: 'bins' },
        },
      ],
    );
  });

  test('is refused with what is wrong', async () => {
    const kit = { email: 'kit@hart.example', name: 'Kit', password, ...answering };
    const wrong = async (change: object, code: string): Promise<void> => {
      const [refusal] = await hart.refused('POST', 'staff', { ...kit, ...change });
      assert.equal(refusal, code);
    };
    await wrong({ email: 'kit' }, 'email-malformed');
    await wrong({ name: ' \u200B' }, 'staff-needs-name');
    await wrong({ name: 'k'.repeat(121) }, 'body-wrong-shape');
    await wrong({ roles: [] }, 'staff-needs-role');
    await wrong({ roles: ['king'] }, 'body-wrong-shape');
    await wrong({ capacity: 0 }, 'capacity-wrong');
    await wrong({ capacity: 21 }, 'capacity-wrong');
    await wrong({ skills: { ...anything, services: ['moon'] } }, 'service-unknown');
    await wrong({ skills: { ...anything, team: 'moon' } }, 'team-unknown');
    await wrong({ password: undefined }, 'password-needed');
    await wrong({ password: 'short' }, 'password-needed');
    await wrong({ password: 'aaaaaaaaaaaa' }, 'password-weak');
    await wrong({ password: '1 KIT@hart.example' }, 'password-weak');
    assert.equal(
      (await list()).some(({ name }) => name === 'Kit'),
      false,
    );
  });

  test('tells nobody of another council who signs in there, and writes down that it was asked', async () => {
    const email = 'ray@rushmoor.example';
    const ray = { email, name: 'Roy', ...answering };
    const refusal = ['staff-known-elsewhere', { email }];
    assert.deepEqual(await hart.refused('POST', 'staff', ray), refusal);
    assert.deepEqual(await hart.refused('POST', 'staff', { ...ray, password }), refusal);
    const [last] = (await hart.ask<AuditEntry[]>('GET', 'audit')).body;
    assert.deepEqual([last?.act, last?.subject, last?.staff?.id], ['denied', 'deskNewStaff', ada]);
  });

  test('keeps the name, password and capacity of who works for another council too', async () => {
    const ray = { email: 'ray@rushmoor.example', name: 'Roy', ...answering };
    await room.relay.hire('over@both.example', 'Over', {
      hart: ['administrator'],
      rushmoor: ['administrator'],
    });
    const over = deskRest(room.relay, await room.relay.signIn('over@both.example'));
    const [code] = await over.refused('POST', 'staff', { ...ray, password });
    assert.equal(code, 'staff-elsewhere');
    assert.equal((await over.ask('POST', 'staff', ray)).status, 201);
    const { id, elsewhere, capacity } = await named('Ray Hill');
    assert.equal(elsewhere, true);
    for (const change of [{ name: 'Roy' }, { password }, { capacity: 2 }]) {
      const body = { ...answering, capacity, ...change };
      const refusal = await hart.refused('PUT', `staff/${id}`, body);
      assert.deepEqual(refusal, ['staff-elsewhere', { name: 'Ray Hill' }]);
    }
    const same = { ...answering, capacity, name: 'Ray Hill', roles: ['advisor', 'planner'] };
    assert.equal((await hart.ask('PUT', `staff/${id}`, same)).status, 200);
    assert.equal((await over.ask('PUT', `staff/${id}`, { ...same, capacity: 2 })).status, 200);
    const cookie = await room.relay.signIn('ray@rushmoor.example');
    assert.equal((await hart.ask('DELETE', `staff/${id}`)).status, 204);
    assert.deepEqual(await room.relay.store.people.roles({ staff: id }), [
      { council: 'rushmoor', role: 'advisor' },
      { council: 'rushmoor', role: 'supervisor' },
    ]);
    // They go on elsewhere, in the session that they have.
    const there = await deskRest(room.relay, cookie, 'rushmoor').ask('GET', 'wall');
    assert.equal(there.status, 200);
    assert.deepEqual(await hart.refused('PUT', `staff/${id}`, same), ['staff-unknown', {}]);
    const overId = (await room.relay.store.people.byEmail({ email: 'over@both.example' }))?.id;
    assert.equal((await hart.ask('DELETE', `staff/${overId}`)).status, 204);
  });

  test('always has an administrator', async () => {
    assert.deepEqual(await hart.refused('DELETE', `staff/${ada}`), ['last-administrator', {}]);
    assert.deepEqual(await hart.refused('PUT', `staff/${ada}`, answering), [
      'last-administrator',
      {},
    ]);
  });

  test('loses somebody at once: their chats go back, their sockets close, they cannot sign in', async () => {
    const [ann, desk] = [await room.resident(), await room.staff(room.sam)];
    const { id: conversation } = granted(await ann.ask('start', startOf())).conversation;
    granted(await desk.ask('take', { conversation }));
    const { id } = await named('Sam Taylor');
    const [refusal] = await deskRest(room.relay, room.sam).refused('GET', 'audit');
    assert.equal(refusal, 'not-permitted');
    assert.equal((await hart.ask('DELETE', `staff/${id}`)).status, 204);
    await desk.gone;
    await ann.hear('conversation', (what) => what.conversation.state === 'waiting');
    await assert.rejects(room.relay.signIn('sam@hart.example'), /401/);
    assert.equal(
      (await list()).some((one) => one.id === id),
      false,
    );
    // Somebody who comes back is somebody new.
    const back = { email: 'sam@hart.example', name: 'Sam T', ...answering };
    assert.equal((await hart.refused('POST', 'staff', back))[0], 'password-needed');
    const again = await hart.ask<StaffView>('POST', 'staff', { ...back, password });
    assert.deepEqual([again.status, again.body.name, again.body.id === id], [201, 'Sam T', false]);
    const lines = (await hart.ask<AuditEntry[]>('GET', 'audit')).body;
    const tried = lines.find(({ act, staff }) => act === 'denied' && staff?.id === id);
    assert.equal(tried?.staff?.name, 'Sam Taylor');
    const { n } = tried;
    const older = (await hart.ask<AuditEntry[]>('GET', `audit?before=${n}`)).body;
    assert.deepEqual(older, lines.slice(lines.indexOf(tried) + 1));
    assert.deepEqual((await hart.ask<AuditEntry[]>('GET', 'audit?before=x')).body, lines);
  });

  test('hands back the chats of who answers no more, and a new password ends sessions', async () => {
    const [ann, desk] = [await room.resident(), await room.staff(room.jo)];
    const { id: conversation } = granted(await ann.ask('start', startOf())).conversation;
    granted(await desk.ask('take', { conversation }));
    const { id } = await named('Jo Green');
    const planner = { ...answering, roles: ['planner'], password: `${password} 2` };
    assert.equal((await hart.ask('PUT', `staff/${id}`, planner)).status, 200);
    await desk.gone;
    await ann.hear('conversation', (what) => what.conversation.state === 'waiting');
    await assert.rejects(room.relay.signIn('jo@hart.example'), /401/);
  });
});
