import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { AlertReport } from '@bellman/protocol';
import { createECDH } from 'node:crypto';
import type { Call } from '../http/route.js';
import { createSenderKeeper, type Sender } from '../push/sender/sender.js';
import type { Store } from '../store/store.js';
import { openDesk, type AlertDesk } from '../testing/alert-desk.js';
import { openSending } from '../testing/alert-sending.js';
import { handClock } from '../testing/chats.js';
import { atEwshot, signUp } from '../testing/hart.js';
import {
  makeCertificate,
  startPushService,
  type Certificate,
  type PushService,
} from '../testing/push-service.js';
import { createReceiver } from '../testing/receiver.js';
import { eachEngine } from '../testing/stores.js';
import { reportRoutes } from './report.js';

const minute = 60_000;
type How = (answer: ServerResponse) => void;
const status =
  (code: number, headers: Record<string, string> = {}): How =>
  (answer) =>
    answer.writeHead(code, headers).end();

/** What each push service answers, and what is to become of its two messages. */
const services: readonly {
  readonly says: string;
  readonly how: How;
  readonly end: 'accepted' | 'gone' | 'failed' | 'pending';
  readonly trouble?: readonly [string, number | null];
  /** ms until it is tried again; null: at a moment of chance. */
  readonly again?: number | null;
}[] = [
  { says: '201', how: status(201), end: 'accepted' },
  { says: '404', how: status(404), end: 'gone' },
  { says: '410', how: status(410), end: 'gone' },
  { says: '413', how: status(413), end: 'failed', trouble: ['failing', 413] },
  {
    says: '413 unless it is short',
    how: () => undefined,
    end: 'accepted',
  },
  {
    says: '429 with seconds',
    how: status(429, { 'retry-after': '120' }),
    ...{ end: 'pending', trouble: ['slow', 429], again: 120_000 },
  },
  {
    says: '429 with a date',
    how: (answer) =>
      answer
        .writeHead(429, { 'retry-after': new Date(Date.now() + 10 * minute).toUTCString() })
        .end(),
    ...{ end: 'pending', trouble: ['slow', 429], again: 10 * minute },
  },
  { says: '406', how: status(406), end: 'pending', trouble: ['slow', 406], again: null },
  { says: '500', how: status(500), end: 'pending', trouble: ['failing', 500], again: null },
  {
    says: '503 with seconds',
    how: status(503, { 'retry-after': '60' }),
    ...{ end: 'pending', trouble: ['slow', 503], again: 60_000 },
  },
  {
    says: 'nothing, and hangs',
    how: () => undefined,
    ...{ end: 'pending', trouble: ['failing', null], again: null },
  },
  {
    says: 'nothing, and resets',
    how: (answer) => answer.socket?.destroy(),
    ...{ end: 'pending', trouble: ['failing', null], again: null },
  },
  {
    says: '307',
    how: status(307, { location: 'https://127.0.0.1/elsewhere' }),
    ...{ end: 'failed', trouble: ['failing', 307] },
  },
  {
    says: 'an endless answer',
    how: (answer) => {
      answer.writeHead(201);
      const more = (): void => {
        while (!answer.destroyed && answer.write(Buffer.alloc(64 * 1024)));
      };
      answer.on('drain', more);
      more();
    },
    end: 'accepted',
  },
  { says: '400', how: status(400), end: 'failed', trouble: ['refuses', 400] },
  { says: '401', how: status(401), end: 'failed', trouble: ['refuses', 401] },
  { says: '403', how: status(403), end: 'failed', trouble: ['refuses', 403] },
];

eachEngine('a send to push services of every kind', (stores) => {
  const clock = handClock();
  const receiver = createReceiver();
  const pair = createECDH('prime256v1');
  const key = {
    id: 'key-1',
    publicKey: pair.generateKeys('base64url'),
    privateKey: pair.getPrivateKey('base64url'),
  };
  let paper: Certificate;
  let doubles: PushService[] = [];
  let sender: Sender;
  let store: Store;
  let desk: AlertDesk;

  const hostOf = (index: number): string => `127.0.0.${index + 2}`;
  const browser = (endpoint: string) => ({ endpoint, ...receiver.keys, vapidKey: key.id });

  before(async () => {
    store = await stores.open({ clock });
    desk = await openDesk(store, clock);
    paper = await makeCertificate();
    doubles = await Promise.all(services.map((_, n) => startPushService(hostOf(n), paper)));
    for (const [index, double] of doubles.entries()) {
      const says = services[index];
      assert.ok(says);
      double.answer('*', says.how);
      for (const name of ['one', 'two']) {
        const endpoint = `https://${hostOf(index)}:${double.port}/${name}`;
        await signUp(store, atEwshot, { host: hostOf(index), browser: browser(endpoint) });
      }
    }
    await signUp(store, atEwshot, {
      host: 'rebind.example',
      browser: browser(`https://rebind.example:${doubles[0]?.port}/one`),
    });
    process.env['NODE_EXTRA_CA_CERTS'] = paper.file;
    process.env['NODE_OPTIONS'] =
      `--import ${fileURLToPath(new URL('../testing/rebind.js', import.meta.url))}`;
    sender = createSenderKeeper({
      hosts: [
        ...doubles.map(({ port }, n) => ({ name: hostOf(n), port, privateAllowed: true })),
        { name: 'rebind.example', port: doubles[0]?.port ?? 0, privateAllowed: false },
      ],
      log: { error: () => undefined },
      timeout: 1_000,
    });
    sender.start();
  });
  after(async () => {
    await sender.stop();
    delete process.env['NODE_OPTIONS'];
    await Promise.all(doubles.map((double) => double.stop()));
    await paper.remove();
  });

  test('each is handled as it should be, others go on, and the planner sees which', async () => {
    const short = services.findIndex(({ says }) => says === '413 unless it is short');
    doubles[short]?.answer('*', (answer) => {
      const length = doubles[short]?.posted.at(-1)?.body.length ?? 0;
      answer.writeHead(length > 1_500 ? 413 : 201).end();
    });
    const alert = await desk.approved({
      texts: {
        en: {
          headline: 'Flooding',
          what: 'The river rises. '.repeat(50),
          instruction: 'Move. '.repeat(99),
        },
      },
    });
    const sending = openSending(store, clock, {
      ...{ batch: 250, scan: 1_000 },
      deliver: (job) =>
        sender.carryOut({ job, subject: 'mailto:webteam@hart.example', keys: [key] }),
    });
    await sending.settle();
    const report = (await reportRoutes({ store }).deskReport({
      ...{ council: 'hart', id: alert.id, staff: desk.pat },
    } as Call<'deskReport'>)) as AlertReport;
    const at = new Map(report.byHost.map((row) => [row.host, row]));
    const trouble = new Map(report.trouble.map((row) => [row.host, row]));
    for (const [index, { says, end, trouble: expected, again }] of services.entries()) {
      const row = at.get(hostOf(index));
      assert.equal(row?.[end], 2, says);
      const seen = trouble.get(hostOf(index));
      assert.deepEqual(seen && [seen.state, seen.status], expected, says);
      if (again === undefined) assert.equal(seen?.until ?? null, null, says);
      else {
        const wait = (seen?.until ?? 0) - clock.now();
        const [least, most] = again === null ? [2_500, 5_000] : [again - 5_000, again];
        assert.ok(wait >= least && wait <= most, `${says}: ${wait} ms`);
      }
    }
    assert.equal(at.get('rebind.example')?.pending, 1, 'its name may be answered rightly later');
    assert.deepEqual(trouble.get('rebind.example')?.state, 'failing');
    assert.ok((trouble.get('rebind.example')?.until ?? 0) > clock.now());
    assert.deepEqual(
      [report.total.accepted, report.total.gone, report.total.failed, report.total.pending],
      [6, 4, 10, 15],
    );
    // 404 and 410 are pruned; nobody else is, whatever their push service said.
    assert.equal((await store.audience.countAlert({ alert: alert.id })).channels, 2 * 15 + 1);
    assert.ok(!doubles.some(({ posted }) => posted.some(({ path }) => path === '/elsewhere')));
    const [well] = doubles;
    assert.equal(well?.posted.length, 2, 'what resolves to this machine never reached it');
    assert.equal(new Set(well?.posted.map(({ headers }) => headers.topic)).size, 1);
  });
});
