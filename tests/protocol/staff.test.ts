import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  aRelay,
  aResident,
  aStaffMember,
  newId,
  signIn,
  type Client,
  type Json,
  type Served,
} from './client.js';

const idOf = (answer: Json): string => String(Reflect.get(Object(answer['conversation']), 'id'));

describe('staff', () => {
  let relay: Served;
  let resident: Client;
  let sam: Client;
  let jo: Client;
  let pat: Client;
  let conversation: string;

  before(async () => {
    relay = await aRelay();
    [resident, sam, jo, pat] = await Promise.all([
      aResident(relay.url),
      aStaffMember(relay.url, 'sam@hart.example'),
      aStaffMember(relay.url, 'jo@hart.example'),
      aStaffMember(relay.url, 'pat@hart.example'),
    ]);
  });

  after(async () => {
    for (const client of [resident, sam, jo, pat]) client?.leave();
    await relay?.stop();
  });

  it('see who waits, as it happens and when they ask', async () => {
    const message = { id: newId(), body: 'Nobody came for my bin' };
    const started = await resident.grant('start', {
      id: newId(),
      service: 'waste',
      language: 'en',
      message,
    });
    conversation = idOf(started);
    const news = await sam.hears('conversation', (what) => idOf(what) === conversation);
    assert.equal(Reflect.get(Object(news['conversation']), 'firstWords'), message.body);
    const { waiting } = await jo.grant('watch', {});
    assert.ok((waiting as Json[]).some(({ id }) => id === conversation));
  });

  it('get a conversation exactly once, however many ask at the same moment', async () => {
    const answers = await Promise.all([sam, jo].map((one) => one.ask('take', { conversation })));
    assert.equal(answers.filter(({ ok }) => ok === true).length, 1);
    const refused = answers.find(({ ok }) => ok === false);
    assert.equal(Reflect.get(Object(refused?.['problem']), 'code'), 'already-taken');
    // From here on, Sam is the one who has it.
    if (answers[0]?.['ok'] !== true) [sam, jo] = [jo, sam];
    await sam.grant('take', { conversation });
  });

  it('tell the resident who has come, and what they say', async () => {
    const taken = await resident.hears(
      'conversation',
      (what) => Reflect.get(Object(what['conversation']), 'state') === 'active',
    );
    assert.equal(typeof Reflect.get(Object(taken['conversation']), 'advisor'), 'string');
    const id = newId();
    const { seq } = await sam.grant('message', { conversation, id, body: 'I am sorry to hear it' });
    const heard = await resident.hears('messages', ({ messages }) =>
      (messages as Json[]).some((one) => one['id'] === id),
    );
    const entry = (heard['messages'] as Json[]).find((one) => one['id'] === id);
    assert.deepEqual(
      [entry?.['seq'], Reflect.get(Object(entry?.['sender']), 'kind')],
      [seq, 'staff'],
    );
    await resident.grant('typing', {});
    await sam.hears('typing', (what) => what['conversation'] === conversation);
  });

  it('write only in what they have, and read it only where they are asked to', async () => {
    assert.equal(
      await jo.refusal('message', { conversation, id: newId(), body: 'x' }),
      'not-yours',
    );
    assert.equal(await jo.refusal('end', { conversation }), 'not-yours');
    assert.equal(await jo.refusal('replay', { conversation, since: 0 }), 'listen-refused');
    const { colleagues } = await sam.grant('colleagues', { conversation });
    for (const { id } of colleagues as Json[])
      await sam.grant('invite', { conversation, staff: id });
    const page = await jo.grant('replay', { conversation, since: 0 });
    assert.ok((page['messages'] as Json[]).length >= 4);
  });

  it('without a part in chats, are told nothing, not even that it exists', async () => {
    assert.equal(await pat.refusal('replay', { conversation, since: 0 }), 'conversation-unknown');
    assert.equal(await pat.refusal('take', { conversation }), 'conversation-unknown');
    assert.deepEqual(
      pat.told.filter(({ event }) => event !== 'alert'),
      [],
    );
  });

  it('are refused a conversation that there is not, and wrong shapes', async () => {
    const nowhere = '01890000-0000-7000-8000-000000000000';
    assert.equal(await sam.refusal('take', { conversation: nowhere }), 'conversation-unknown');
    assert.equal(await sam.refusal('take', { conversation: 'hart' }), 'body-wrong-shape');
    assert.equal(await sam.refusal('message', { conversation, id: newId() }), 'body-wrong-shape');
  });

  it('end it, and the resident is told by whom', async () => {
    await sam.grant('end', { conversation });
    const heard = await resident.hears('messages', ({ messages }) =>
      (messages as Json[]).some(({ event }) => Reflect.get(Object(event), 'code') === 'ended'),
    );
    const entry = (heard['messages'] as Json[]).find(
      ({ event }) => Reflect.get(Object(event), 'code') === 'ended',
    );
    assert.equal(
      Reflect.get(Object(Reflect.get(Object(entry?.['event']), 'params')), 'by'),
      'staff',
    );
  });

  it('are put out when their session is signed out', async () => {
    const cookie = await signIn(relay.url, 'lee@hart.example');
    const lee = await aStaffMember(relay.url, 'lee@hart.example', cookie);
    const answer = await fetch(`${relay.url}/api/v1/session`, {
      method: 'DELETE',
      headers: { cookie, origin: relay.url },
    });
    assert.equal(answer.status, 204);
    assert.equal(
      await lee.watch.until('the relay closes the socket', () => lee.left),
      'io server disconnect',
    );
  });
});
