import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { aRelay, aResident, newId, type Client, type Json, type Served } from './client.js';

const entriesOf = (answer: Json): Json[] => answer['messages'] as Json[];
const seqs = (entries: readonly Json[]): unknown[] => entries.map(({ seq }) => seq);

describe('a resident', () => {
  let relay: Served;
  let client: Client;
  const starting = { id: newId(), service: 'waste', language: 'en', name: 'Ann' };
  const first = { id: newId(), body: 'Hello' };
  let token: string;

  before(async () => {
    relay = await aRelay();
    client = await aResident(relay.url);
  });

  after(async () => {
    client?.leave();
    await relay?.stop();
  });

  it('needs a conversation for anything but start', async () => {
    for (const event of ['replay', 'end', 'typing']) {
      assert.equal(
        await client.refusal(event, event === 'replay' ? { since: 0 } : {}),
        'token-unknown',
      );
    }
    assert.equal(await client.refusal('message', { id: newId(), body: 'x' }), 'token-unknown');
  });

  it('is refused a service that there is not, or that is not for chat', async () => {
    assert.equal(
      await client.refusal('start', { ...starting, service: 'dragons' }),
      'service-unknown',
    );
    assert.equal(
      await client.refusal('start', { ...starting, service: 'flooding' }),
      'service-unknown',
    );
  });

  it('starts a conversation with a first message', async () => {
    const answer = await client.grant('start', { ...starting, message: first });
    token = String(answer['token']);
    const conversation = answer['conversation'] as Json;
    assert.equal(conversation['state'], 'waiting');
    assert.equal(conversation['advisor'], null);
    assert.equal(typeof conversation['position'], 'number');
    const entries = entriesOf(answer);
    assert.deepEqual(seqs(entries), [1, 2]);
    assert.deepEqual(Reflect.get(Object(entries[0]?.['event']), 'code'), 'started');
    assert.deepEqual([entries[1]?.['id'], entries[1]?.['body']], [first.id, 'Hello']);
  });

  it('gets the same conversation for the same start, with a token of its own', async () => {
    const other = await aResident(relay.url);
    const answer = await other.grant('start', { ...starting, message: first });
    assert.notEqual(answer['token'], token);
    assert.deepEqual(seqs(entriesOf(answer)), [1, 2], 'nothing is there twice');
    other.leave();
  });

  it('gets the same answer for the same message, and a refusal for other words', async () => {
    const message = { id: newId(), body: '  The lid is broken  ' };
    const once = await client.grant('message', message);
    const again = await client.grant('message', { ...message, body: 'The lid is broken' });
    assert.deepEqual([again['seq'], again['at']], [once['seq'], once['at']]);
    assert.equal(
      await client.refusal('message', { ...message, body: 'Another' }),
      'message-id-reused',
    );
  });

  it('is held to the limits of a message', async () => {
    assert.equal(await client.refusal('message', { id: newId(), body: ' \n ' }), 'message-empty');
    assert.equal(
      await client.refusal('message', { id: newId(), body: 'x'.repeat(4_001) }),
      'message-too-long',
    );
    await client.grant('message', { id: newId(), body: 'x'.repeat(4_000) });
  });

  it('is refused wrong shapes, U+0000 and events that there are not', async () => {
    for (const payload of [
      null,
      'words',
      [],
      { id: 'short', body: 'x' },
      { id: newId() },
      { id: newId(), body: 5 },
      { id: newId(), body: 'a\u0000b' },
    ]) {
      assert.equal(
        await client.refusal('message', payload),
        'body-wrong-shape',
        JSON.stringify(payload),
      );
    }
    assert.equal(await client.refusal('replay', { since: 1.5 }), 'body-wrong-shape');
    assert.equal(await client.refusal('dance', {}), 'event-unknown');
  });

  it('takes {} or nothing for an event that needs nothing', async () => {
    await client.grant('typing', {});
    await client.grant('typing');
  });

  it('keeps the order of what one socket sends without waiting', async () => {
    const sent = Array.from({ length: 20 }, (_, at) => ({ id: newId(), body: `line ${at}` }));
    const answers = await Promise.all(sent.map((message) => client.grant('message', message)));
    const given = answers.map(({ seq }) => Number(seq));
    assert.deepEqual(
      given,
      given.toSorted((a, b) => a - b),
    );
    assert.equal(new Set(given).size, sent.length);
  });

  it('replays pages of 100 at most, without a gap', async () => {
    for (let at = 0; at < 90; at += 1)
      await client.grant('message', { id: newId(), body: `more ${at}` });
    const entries: Json[] = [];
    for (let more = true; more;) {
      const page = await client.grant('replay', { since: entries.length });
      assert.ok(entriesOf(page).length <= 100);
      entries.push(...entriesOf(page));
      more = page['more'] === true;
    }
    assert.deepEqual(
      seqs(entries),
      Array.from({ length: entries.length }, (_, at) => at + 1),
    );
    assert.ok(entries.length > 100);
  });

  it('comes back by its token, hears what it missed, and gets a newer token', async () => {
    const back = await aResident(relay.url, { token, since: 2 });
    const resumed = await back.hears('resumed');
    assert.equal(back.told[0]?.event, 'resumed', 'the first thing that is told');
    assert.equal(entriesOf(resumed)[0]?.['seq'], 3);
    assert.notEqual(resumed['token'], token);
    const message = { id: newId(), body: 'I am back' };
    await back.grant('message', message);
    await client.hears('messages', (what) => entriesOf(what).some(({ id }) => id === message.id));
    // The newer token is in use now, so the one before is dead.
    const late = await aResident(relay.url, { token: String(resumed['token']) });
    await late.hears('resumed');
    const dead = await aResident(relay.url, { token });
    await dead.hears('lost');
    for (const one of [back, late, dead]) one.leave();
  });

  it('is told to slow down when it sends too much', async () => {
    const hasty = await aResident(relay.url);
    const answers = await Promise.all(Array.from({ length: 260 }, () => hasty.ask('typing', {})));
    const codes = answers.map(({ problem }) => String(Reflect.get(Object(problem), 'code')));
    assert.equal(codes[0], 'token-unknown');
    assert.equal(codes.at(-1), 'too-fast');
    hasty.leave();
  });

  it('ends it, once and for all', async () => {
    await client.grant('end', {});
    await client.grant('end', {});
    await client.hears(
      'conversation',
      ({ conversation }) => Reflect.get(Object(conversation), 'state') === 'ended',
    );
    assert.equal(
      await client.refusal('message', { id: newId(), body: 'One more' }),
      'conversation-ended',
    );
  });
});
