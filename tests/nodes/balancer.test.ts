import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { makeTown, type TownAdviser } from '@bellman/server/testing/town';
import { startDatabase, type Postgres } from '../support/postgres.js';
import { freePort, startRelay, type Relay } from '../support/relay.js';
import { Adviser } from './adviser.js';
import { programOf, startBalancer, type Balancer, type BalancerName } from './balancer-process.js';
import type { Acknowledged } from './entries.js';
import { Resident } from './resident.js';
import { checkStored } from './stored.js';

/** Messages each way in one chat. */
const TURNS = 6;

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly cookies: readonly string[];
}

/** Asks through the balancer, over TLS. */
const ask = (
  { url, ca }: Balancer,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const all = { origin: url, 'content-type': 'application/json', ...headers };
    const asking = request(`${url}${path}`, { method, ca, headers: all }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.once('end', () => {
        const cookies = answer.headers['set-cookie'] ?? [];
        resolve({ status: answer.statusCode ?? 0, text, cookies });
      });
    });
    asking.once('error', reject);
    asking.end(body === undefined ? undefined : JSON.stringify(body));
  });

describe('two relays behind a balancer, by the example’s own file', () => {
  const told: Acknowledged[] = [];
  let postgres: Postgres;
  let relays: Relay[] = [];
  let port = 0;
  let hired: TownAdviser | undefined;

  before(async () => {
    postgres = await startDatabase();
    [hired] = await makeTown({ url: postgres.url, advisers: 1, capacity: 4, mode: 'offer' });
    port = await freePort();
    const env = {
      BELLMAN_PUBLIC_URL: `https://localhost:${port}`,
      BELLMAN_SECRET: 'a secret that both relays of this test know',
      BELLMAN_TRUSTED_PROXIES: 'loopback',
    };
    const options = { databaseUrl: postgres.url, demo: false, env };
    relays = await Promise.all([startRelay(options), startRelay(options)]);
  });
  after(async () => {
    await Promise.all(relays.map((relay) => relay.stop()));
    await postgres?.stop();
  });

  for (const name of ['nginx', 'haproxy'] satisfies BalancerName[]) {
    const skip = programOf(name) === null ? `this machine has no ${name}` : false;
    describe(name, { skip }, () => {
      let balancer: Balancer;
      let adviser: Adviser;

      before(async () => {
        const [one = 0, two = 0] = relays.map(({ url }) => Number(new URL(url).port));
        balancer = await startBalancer(name, port, [one, two]);
        assert.ok(hired);
        const { id, email, password } = hired;
        const answer = await ask(balancer, '/api/v1/session', { email, password });
        assert.equal(answer.status, 200, answer.text);
        adviser = new Adviser({
          ...{ id, name: hired.name, where: () => balancer.url },
          cookie: answer.cookies[0]?.split(';')[0] ?? '',
          options: { ca: balancer.ca },
          told: (line) => told.push(line),
        });
      });
      after(async () => {
        adviser?.leave();
        await balancer?.stop();
      });

      const come = (transports: string[]): Resident =>
        new Resident({
          where: () => balancer.url,
          options: { ca: balancer.ca, transports },
          told: (line) => told.push(line),
        });

      /** Both write in turns; `halfway` happens in the middle of it. */
      const talk = async (resident: Resident, halfway?: () => Promise<void>): Promise<void> => {
        await resident.start();
        const { conversation } = resident;
        await adviser.watch.until(
          'the chat is taken',
          () => adviser.chats.has(conversation),
          30_000,
        );
        let meanwhile: Promise<void> = Promise.resolve();
        for (let turn = 1; turn <= TURNS; turn += 1) {
          if (turn === TURNS / 2) meanwhile = halfway?.() ?? meanwhile;
          await resident.say();
          await adviser.hears(conversation, `resident ${turn}`);
          const chat = adviser.chats.get(conversation);
          assert.ok(chat);
          assert.ok(await adviser.say(chat));
          await resident.hears(`${adviser.parts.name}: ${turn}`);
        }
        await meanwhile;
        await resident.end();
      };

      it('carry a chat by WebSocket and one by long polling alone', async () => {
        const [socket, poll] = [come(['websocket']), come(['polling'])];
        await Promise.all([talk(socket), talk(poll)]);
        assert.deepEqual([socket.cuts, poll.cuts, adviser.cuts], [0, 0, 0]);
      });

      it('hear where callers come from in the balancer’s words, not in theirs', async () => {
        const heard: IncomingHttpHeaders[] = [];
        const echo = createServer((asked, answer) => {
          heard.push(asked.headers);
          answer.end();
        }).listen(0, '127.0.0.1');
        await once(echo, 'listening');
        const { port: behind } = echo.address() as AddressInfo;
        const front = await startBalancer(name, await freePort(), [behind, behind]);
        await ask(front, '/anything', undefined, { 'x-forwarded-for': '203.0.113.9' });
        await front.stop();
        echo.close();
        const asked = heard.find((headers) => headers['origin'] === front.url);
        assert.equal(asked?.['x-forwarded-for'], '127.0.0.1');
        assert.equal(asked?.['x-forwarded-proto'], 'https');
      });

      it('keep one caller’s refusal from the others, and the relays’ health to themselves', async () => {
        const busy = createServer((asked, answer) => {
          answer.statusCode = asked.url === '/busy' ? 503 : 200;
          answer.end('a relay');
        }).listen(0, '127.0.0.1');
        await once(busy, 'listening');
        const { port: behind } = busy.address() as AddressInfo;
        const front = await startBalancer(name, await freePort(), [behind, behind]);
        const statusOf = async (path: string): Promise<number> => (await ask(front, path)).status;
        for (let times = 0; times < 6; times += 1) assert.equal(await statusOf('/busy'), 503);
        assert.equal(await statusOf('/healthz'), 200);
        for (const path of ['/readyz', '/metrics?x']) assert.equal(await statusOf(path), 404, path);
        await front.stop();
        busy.close();
      });

      it('lose nothing while one after the other is stopped and started again', async () => {
        const [socket, poll] = [come(['websocket']), come(['polling'])];
        const restart = async (): Promise<void> => {
          for (const relay of relays) {
            await relay.halt();
            await relay.start();
          }
        };
        await Promise.all([talk(socket, restart), talk(poll)]);
        await checkStored(postgres.url, told);
      });
    });
  }
});
