import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { aRelay, aResident, connect, connectRefusal, signIn, type Served } from './client.js';

const HART = { protocol: 1, council: 'hart' };

describe('connecting', () => {
  let relay: Served;
  let url: string;

  before(async () => {
    relay = await aRelay();
    url = relay.url;
  });

  after(() => relay?.stop());

  it('lets a resident in, by WebSocket and by long polling', async () => {
    for (const transports of [['websocket'], ['polling']]) {
      const client = await connect(`${url}/resident`, HART, { transports });
      client.leave();
    }
  });

  it('ignores fields that the page does not name', async () => {
    (await aResident(url, { colour: 'blue' })).leave();
  });

  it('refuses a version that is not served, before it looks at anything else', async () => {
    const code = await connectRefusal(`${url}/resident`, { protocol: 99, council: 'nowhere' });
    assert.equal(code, 'protocol-unsupported');
  });

  it('refuses the wrong shape', async () => {
    assert.equal(await connectRefusal(`${url}/resident`, { protocol: 1 }), 'body-wrong-shape');
    assert.equal(
      await connectRefusal(`${url}/resident`, { ...HART, since: -1 }),
      'body-wrong-shape',
    );
    assert.equal(
      await connectRefusal(`${url}/resident`, { ...HART, token: 5 }),
      'body-wrong-shape',
    );
  });

  it('refuses a council that is not served', async () => {
    assert.equal(
      await connectRefusal(`${url}/resident`, { protocol: 1, council: 'nowhere' }),
      'council-unknown',
    );
  });

  it('refuses a page of somewhere else, in either namespace', async () => {
    const extraHeaders = { Origin: 'https://elsewhere.example' };
    assert.equal(await connectRefusal(`${url}/resident`, HART, { extraHeaders }), 'origin-refused');
    const cookie = await signIn(url, 'sam@hart.example');
    assert.equal(
      await connectRefusal(
        `${url}/staff`,
        { protocol: 1 },
        { extraHeaders: { ...extraHeaders, Cookie: cookie } },
      ),
      'origin-refused',
    );
  });

  it('refuses staff without a session, and without an origin', async () => {
    const staff = `${url}/staff`;
    assert.equal(
      await connectRefusal(staff, { protocol: 1 }, { extraHeaders: { Origin: url } }),
      'sign-in-needed',
    );
    const Cookie = await signIn(url, 'sam@hart.example');
    assert.equal(
      await connectRefusal(staff, { protocol: 1 }, { extraHeaders: { Cookie } }),
      'origin-refused',
    );
  });

  it('tells a token that opens nothing that it is lost, and lets the socket start', async () => {
    const client = await aResident(url, { token: 'a-token-that-nobody-ever-gave-out' });
    const { problem } = await client.hears('lost');
    assert.equal(Reflect.get(Object(problem), 'code'), 'token-unknown');
    client.leave();
  });

  it('serves nothing in the namespace without a name', async () => {
    await assert.rejects(connect(url, {}), /Invalid namespace|timeout|connect/i);
  });
});
