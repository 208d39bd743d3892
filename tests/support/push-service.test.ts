import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { Agent } from 'node:https';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright';
import webPush, { type PushSubscription, type RequestOptions } from 'web-push';
import { startFirefox } from './browsers.js';
import { startPushService, type PushService } from './push-service.js';
import { until } from './until.js';

const WORKER = `self.addEventListener('push', (event) => {
  event.waitUntil(self.registration.showNotification(event.data ? event.data.text() : '(empty)'));
});`;

const FILES: Readonly<Record<string, readonly [string, string]>> = {
  '/': ['text/html', '<!doctype html><title>A page</title>'],
  '/worker.js': ['text/javascript', WORKER],
};

/** Subscribes the page's browser with a council's key, as a council's page would. */
const subscribe = (page: Page, key: string): Promise<PushSubscription> =>
  page.evaluate(async (applicationServerKey) => {
    await navigator.serviceWorker.register('/worker.js');
    const registration = await navigator.serviceWorker.ready;
    const made = await registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey,
    });
    return JSON.parse(JSON.stringify(made)) as PushSubscription;
  }, key);

const shown = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map((notification) => notification.title);
  });

describe('the push service double', () => {
  const keys = webPush.generateVAPIDKeys();
  const subject = 'mailto:push@hart.example';
  let push: PushService;
  let site: Server;
  let firefox: Browser;
  let page: Page;
  let subscription: PushSubscription;
  let agent: Agent;

  /** Sends as a council would; answers the status. */
  const send = async (text: string, options: RequestOptions = {}): Promise<number> => {
    // A token handed in stands alone: web-push would replace it by one of its own.
    const vapid = options.headers ? {} : { vapidDetails: { subject, ...keys } };
    try {
      const answer = await webPush.sendNotification(subscription, text, {
        ...vapid,
        TTL: 60,
        agent,
        ...options,
      });
      return answer.statusCode;
    } catch (error) {
      if (error instanceof webPush.WebPushError) return error.statusCode;
      throw error;
    }
  };

  before(async () => {
    push = await startPushService();
    agent = new Agent({ ca: await readFile(push.caFile) });
    site = createServer((asked, answer) => {
      const [type, text] = FILES[asked.url ?? ''] ?? ['text/plain', ''];
      answer.writeHead(200, { 'content-type': type }).end(text);
    }).listen(0, '127.0.0.1');
    await once(site, 'listening');
    firefox = await startFirefox(push);
    page = await (await firefox.newContext()).newPage();
    await page.goto(`http://localhost:${(site.address() as AddressInfo).port}/`);
    subscription = await subscribe(page, keys.publicKey);
  });

  after(async () => {
    await firefox?.close();
    site?.close();
    await push?.close();
  });

  it('lets Firefox subscribe, and what is sent is decrypted and shown there', async () => {
    assert.equal(await send('Bins are late in Hook'), 201);
    const sent = push.received.at(-1);
    const ack = await push.watch.until('Firefox takes the message', () =>
      push.browsers.acks.find(({ id }) => id === sent?.id),
    );
    assert.equal(ack.code, 100);
    const titles = await until('Firefox shows it', async () => {
      const now = await shown(page);
      return now.length > 0 && now;
    });
    assert.deepEqual(titles, ['Bins are late in Hook']);
  });

  it('refuses what a strict push service refuses', async () => {
    const others = webPush.generateVAPIDKeys();
    assert.equal(await send('x', { vapidDetails: { subject, ...others } }), 403, 'another key');
    assert.equal(
      await send('x', { headers: { authorization: 'vapid t=a.b.c, k=abc' } }),
      401,
      'no real token',
    );
    assert.equal(
      await send('x', { contentEncoding: 'aesgcm' }),
      401,
      'the old encoding and its headers',
    );
    const forged = webPush.getVapidHeaders(
      'https://other.example',
      subject,
      keys.publicKey,
      keys.privateKey,
      'aes128gcm',
    );
    assert.equal(
      await send('x', { headers: { authorization: forged.Authorization } }),
      401,
      'another audience',
    );
    assert.equal(await send('x'.repeat(4_050)), 413, 'too large');
  });

  it('answers otherwise when told to, and 410 once the subscription is forgotten', async () => {
    push.answerWith(() => ({ status: 429, headers: { 'Retry-After': '1' } }));
    assert.equal(await send('later'), 429);
    push.answerWith(null);
    push.browsers.forget(subscription.endpoint);
    assert.equal(await send('gone'), 410);
  });
});
