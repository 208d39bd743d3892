import assert from 'node:assert/strict';
import { verify, createECDH, createPublicKey } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { createReceiver } from '../../testing/receiver.js';
import { startPushService, type PushService } from '../../testing/push-service.js';
import type { DeliveryChannel, DeliveryJob, DeliveryOutcome } from '../delivery.js';
import type { OpenKey } from '../keys.js';
import { createSenderKeeper, type Sender } from './sender.js';

const newKey = (): OpenKey => {
  const pair = createECDH('prime256v1');
  const publicKey = pair.generateKeys('base64url');
  return { id: 'key-1', publicKey, privateKey: pair.getPrivateKey('base64url') };
};

describe('the sender process', () => {
  const receiver = createReceiver();
  const key = newKey();
  const faults: unknown[] = [];
  let service: PushService;
  let sender: Sender;
  let origin: string;

  const keeper = (timeout?: number): Sender =>
    createSenderKeeper({
      hosts: [{ name: 'localhost', port: service.port, privateAllowed: true }],
      log: { error: (about: unknown) => void faults.push(about) },
      ...(timeout === undefined ? {} : { timeout }),
    });

  before(async () => {
    service = await startPushService();
    origin = `https://localhost:${service.port}`;
    process.env['NODE_EXTRA_CA_CERTS'] = service.certificate;
    sender = keeper();
    sender.start();
  });
  after(async () => {
    await sender.stop();
    await service.stop();
  });

  const channel = (id: string, more: Partial<DeliveryChannel> = {}): DeliveryChannel => ({
    id,
    endpoint: `${origin}/${id}`,
    ...receiver.keys,
    vapidKey: key.id,
    language: 'en',
    ...more,
  });
  const job = (channels: readonly DeliveryChannel[]): DeliveryJob => ({
    council: 'hart',
    batch: 'batch-1',
    payloads: { en: '{"title":"Bins are late"}', cy: '{"title":"Mae’r biniau’n hwyr"}' },
    ttl: 3_600,
    urgency: 'high',
    topic: 'line-1',
    channels,
  });
  const carryOut = (by: Sender, ...channels: DeliveryChannel[]): Promise<DeliveryOutcome[]> =>
    by.carryOut({ job: job(channels), subject: 'mailto:webteam@hart.example', keys: [key] });
  const one = async (...args: Parameters<typeof channel>): Promise<DeliveryOutcome> => {
    const [outcome, ...others] = await carryOut(sender, channel(...args));
    assert.ok(outcome);
    assert.equal(others.length, 0);
    return outcome;
  };
  const saying = (path: string, status: number, headers: Record<string, string> = {}): void =>
    service.answer(path, (answer) => answer.writeHead(status, headers).end());

  test('what arrives opens with the receiver’s keys, in the channel’s language', async () => {
    assert.deepEqual(await one('welsh', { language: 'cy' }), {
      channel: 'welsh',
      host: 'localhost',
      result: 'accepted',
      status: 201,
    });
    const { headers, body } = await service.arrived('/welsh');
    assert.equal(receiver.open(body), '{"title":"Mae’r biniau’n hwyr"}');
    assert.equal(headers['content-encoding'], 'aes128gcm');
    assert.equal(headers['ttl'], '3600');
    assert.equal(headers['urgency'], 'high');
    assert.equal(headers['topic'], 'line-1');
    const again = await one('welsh-2', { language: 'cy' });
    assert.equal(again.result, 'accepted');
    const other = (await service.arrived('/welsh-2')).body;
    assert.notDeepEqual(
      other.subarray(21, 86),
      body.subarray(21, 86),
      'a key pair for each message',
    );
  });

  test('signs for the push service by VAPID, once for many messages', async () => {
    await carryOut(sender, channel('signed-1'), channel('signed-2'));
    const first = (await service.arrived('/signed-1')).headers.authorization ?? '';
    const second = (await service.arrived('/signed-2')).headers.authorization;
    assert.equal(second, first);
    const [, token = '', named] = /^vapid t=(\S+), k=(\S+)$/.exec(first) ?? [];
    assert.equal(named, key.publicKey);
    const [head = '', claims = '', signature = ''] = token.split('.');
    const point = Buffer.from(key.publicKey, 'base64url');
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    };
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
    assert.ok(
      verify(
        'sha256',
        Buffer.from(`${head}.${claims}`),
        { key: publicKey, dsaEncoding: 'ieee-p1363' },
        Buffer.from(signature, 'base64url'),
      ),
    );
    const { aud, sub, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<
      string,
      unknown
    >;
    assert.equal(aud, origin);
    assert.equal(sub, 'mailto:webteam@hart.example');
    const left = Number(exp) - Date.now() / 1_000;
    assert.ok(left > 3_600 && left <= 24 * 3_600, `${left} seconds left`);
  });

  for (const [status, result] of [
    [200, 'accepted'],
    [202, 'accepted'],
    [404, 'gone'],
    [410, 'gone'],
    [413, 'failed'],
    [400, 'failed'],
    [401, 'failed'],
    [403, 'failed'],
    [406, 'retry'],
    [500, 'retry'],
    [502, 'retry'],
  ] as const) {
    test(`${status} is ${result}`, async () => {
      saying(`/status-${status}`, status);
      const outcome = await one(`status-${status}`);
      assert.deepEqual([outcome.result, outcome.status], [result, status]);
    });
  }

  test('a redirect fails and is not followed', async () => {
    saying('/moved', 307, { location: `${origin}/target` });
    assert.deepEqual(await one('moved'), {
      channel: 'moved',
      host: 'localhost',
      result: 'failed',
      status: 307,
    });
    assert.equal(
      service.posted.some(({ path }) => path === '/target'),
      false,
    );
  });

  test('an answer that never ends is cut off and counts by its status', async () => {
    const part = Buffer.alloc(64 * 1024);
    let parts = 0;
    service.answer('/endless', (answer) => {
      answer.writeHead(201);
      const more = (): void => {
        while (!answer.destroyed && (parts += 1) > 0 && answer.write(part));
      };
      answer.on('drain', more);
      more();
    });
    assert.equal((await one('endless')).result, 'accepted');
    assert.ok(parts < 500, `${parts} parts of 64 kB were taken`);
  });

  test('a service that hangs, or hangs up, is tried again later', async () => {
    const hasty = keeper(400);
    try {
      service.answer('/hang', () => undefined);
      service.answer('/hang-up', (answer) => void answer.destroy());
      const outcomes = await carryOut(hasty, channel('hang'), channel('hang-up'));
      assert.deepEqual(
        outcomes.map(({ result }) => result),
        ['retry', 'retry'],
      );
    } finally {
      await hasty.stop();
    }
  });

  test('one that hangs does not hold up another', async () => {
    service.answer('/slow', () => undefined);
    const slow = carryOut(sender, channel('slow'));
    await service.arrived('/slow');
    assert.equal((await one('quick')).result, 'accepted');
    await killed(sender);
    assert.equal((await slow)[0]?.result, 'retry');
  });

  test('a channel that can’t be sealed fails alone', async () => {
    const outcomes = await carryOut(
      sender,
      channel('no-point', { p256dh: 'AAAA' }),
      channel('no-key', { vapidKey: 'unknown' }),
      channel('no-host', { endpoint: 'https://elsewhere.example/x' }),
      channel('whole'),
    );
    const results = Object.fromEntries(outcomes.map(({ channel: id, result }) => [id, result]));
    assert.deepEqual(results, {
      'no-point': 'failed',
      'no-key': 'failed',
      'no-host': 'failed',
      whole: 'accepted',
    });
  });

  const killed = async (by: Sender): Promise<void> => {
    const pid = by.pid();
    assert.ok(pid);
    process.kill(pid, 'SIGKILL');
  };

  test('when the process dies, what was under way comes back and another process goes on', async () => {
    service.answer('/lost', () => undefined);
    const order = carryOut(sender, channel('lost'), channel('kept'));
    await service.arrived('/lost');
    const earlier = sender.pid();
    await killed(sender);
    const outcomes = await order;
    assert.equal(outcomes.find(({ channel: id }) => id === 'lost')?.result, 'retry');
    assert.equal(outcomes.length, 2);
    assert.equal((await one('after')).result, 'accepted');
    assert.notEqual(sender.pid(), earlier);
    assert.ok(faults.some((about) => JSON.stringify(about).includes('SIGKILL')));
  });

  test('stopping gives back what is under way and ends the process', async () => {
    const short = keeper();
    service.answer('/stopped', () => undefined);
    const order = carryOut(short, channel('stopped'));
    await service.arrived('/stopped');
    const pid = short.pid();
    assert.ok(pid);
    await short.stop();
    assert.equal((await order)[0]?.result, 'retry');
    assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
    assert.equal((await carryOut(short, channel('late')))[0]?.result, 'retry');
  });

  for (const [name, id, value, least, most] of [
    ['seconds', 'busy-1', '120', 120_000, 120_000],
    ['a date', 'busy-2', new Date(Date.now() + 600_000).toUTCString(), 500_000, 600_000],
  ] as const) {
    test(`429 with Retry-After in ${name} is waited for, and its service left alone`, async () => {
      const own = keeper();
      try {
        saying(`/${id}`, 429, { 'retry-after': value });
        const [outcome] = await carryOut(own, channel(id));
        assert.deepEqual([outcome?.result, outcome?.status], ['retry', 429]);
        const wait = outcome?.retryAfter ?? 0;
        assert.ok(wait >= least && wait <= most, `${wait} ms`);
        const asked = service.posted.length;
        const [next] = await carryOut(own, channel('behind'));
        assert.equal(next?.result, 'retry');
        assert.ok((next?.retryAfter ?? 0) > 0);
        assert.equal(service.posted.length, asked);
      } finally {
        await own.stop();
      }
    });
  }
});
