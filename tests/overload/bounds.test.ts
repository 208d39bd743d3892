import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { aStaffMember, connect, newId, type Client, type Json } from '../protocol/client.js';
import { startRelay, type Relay } from '../support/relay.js';
import { until } from '../support/until.js';
import { Chatter } from './crowd.js';

const ROOM = 5;
const HART = { protocol: 1, council: 'hart' };

describe('a relay that has as many residents as it takes', () => {
  let relay: Relay;
  let chatter: Chatter;
  const others: Client[] = [];

  before(async () => {
    relay = await startRelay({ env: { BELLMAN_SOCKETS: String(ROOM) } });
    chatter = new Chatter(relay.url);
    await chatter.begin();
    while (others.length < ROOM - 1) others.push(await connect(`${relay.url}/resident`, HART));
  });

  after(async () => {
    chatter?.cut();
    for (const one of others) one.leave();
    await relay?.stop();
  });

  const stateOf = async (service: string): Promise<unknown> => {
    const answer = await fetch(`${relay.url}/api/v1/councils/hart/availability`);
    const { services } = (await answer.json()) as { services: readonly Json[] };
    return services.find(({ id }) => id === service)?.['state'];
  };

  it('tells the next one when to come back', async () => {
    const refused = connect(`${relay.url}/resident`, HART);
    await assert.rejects(refused, (error: Error & { data?: Json }) => {
      assert.equal(error.data?.['code'], 'overloaded');
      const { seconds = 0 } = Object(error.data?.['params']) as { seconds?: number };
      assert.ok(seconds >= 1 && seconds <= 60, `${seconds} s`);
      assert.match(String(error.data?.['title']), /The relay is busy. Try again in \d+ second/);
      return true;
    });
    const page = await (await fetch(`${relay.url}/metrics`)).text();
    assert.match(page, /bellman_refused_total\{bound="resident-sockets"\} [1-9]/);
  });

  it('takes no new chats but messages for later, and says so before anybody asks', async () => {
    assert.equal(await stateOf('waste'), 'busy');
    const start = { id: newId(), service: 'waste', language: 'en' };
    assert.equal(await others[0]?.refusal('start', start), 'chat-busy');
    const message = { id: newId(), body: 'My bin was missed.' };
    await others[0]?.grant('start', { ...start, message, leave: true });
  });

  it('serves the chats that it has, and its advisers', async () => {
    await chatter.say('Is anybody there?');
    const sam = await aStaffMember(relay.url, 'sam@hart.example');
    const { waiting } = await sam.grant('watch', {});
    const mine = (waiting as readonly Json[])[0];
    await sam.grant('take', { conversation: mine?.['id'] });
    await sam.grant('message', { conversation: mine?.['id'], id: newId(), body: 'I am.' });
    sam.leave();
  });

  it('recovers by itself once somebody leaves', async () => {
    others.pop()?.leave();
    await until('there is room', async () => {
      others.push(await connect(`${relay.url}/resident`, HART));
      return true;
    });
    others.pop()?.leave();
    await until('new chats may begin', async () => (await stateOf('waste')) !== 'busy');
    assert.deepEqual(await chatter.lost(), []);
  });
});
