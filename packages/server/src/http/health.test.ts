import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { Problem, type ProblemCode, type ProblemView } from '@bellman/protocol';
import { createLog } from '../ground/log.js';
import { createMetrics } from '../ground/metrics.js';
import { errorHandler } from './errors.js';
import { express } from './express.js';
import { healthRoutes, shared } from './health.js';

/** What `/healthz` and `/readyz` answer in a state. */
const answers = async (state: { draining: boolean; store: ProblemCode | null }) => {
  const storeAnswers =
    state.store === null ? Promise.resolve() : Promise.reject(new Problem(state.store));
  storeAnswers.catch(() => undefined);
  const web = express();
  const health = {
    draining: () => state.draining,
    storeAnswers: () => storeAnswers,
    note: () => null,
  };
  web.use(healthRoutes(health, createMetrics()));
  web.use(errorHandler(createLog('silent')));
  const server = createServer(web).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [alive, ready] = [await fetch(`${url}/healthz`), await fetch(`${url}/readyz`)];
  const { code } = (await ready.json()) as Partial<ProblemView>;
  server.close();
  return { alive: alive.status, ready: ready.status, code, wait: ready.headers.get('retry-after') };
};

test('a relay is ready while its store answers and it is not stopping; it lives in any case', async () => {
  assert.deepEqual(await answers({ draining: false, store: null }), {
    alive: 200,
    ready: 200,
    code: undefined,
    wait: null,
  });
  assert.deepEqual(await answers({ draining: true, store: null }), {
    alive: 200,
    ready: 503,
    code: 'draining',
    wait: '5',
  });
  const full = await answers({ draining: false, store: 'store-full' });
  assert.deepEqual([full.alive, full.ready, full.code], [200, 507, 'store-full']);
});

test('however many ask, the store is asked once at a time, and no more than once in a while', async () => {
  let [now, looks] = [0, 0];
  let end = (_error?: Error): void => undefined;
  const look = shared(
    () => {
      looks += 1;
      return new Promise((resolve, reject) => {
        end = (error) => (error === undefined ? resolve() : reject(error));
      });
    },
    () => now,
    1_000,
  );
  const first = [look(), look()];
  now = 5_000;
  assert.equal(looks, 1, 'it is still under way');
  end();
  await Promise.all([...first, look()]);
  now = 5_999;
  await look();
  assert.equal(looks, 1);
  now = 6_000;
  const second = [look(), look()];
  assert.equal(looks, 2);
  end(new Problem('overloaded'));
  for (const one of [...second, look()]) await assert.rejects(one, { code: 'overloaded' });
  assert.equal(looks, 2);
});
