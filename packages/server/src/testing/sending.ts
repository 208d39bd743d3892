import assert from 'node:assert/strict';
import { createECDH } from 'node:crypto';
import { after, before } from 'node:test';
import type { DeliveryChannel, DeliveryJob, DeliveryOutcome } from '../push/delivery.js';
import type { OpenKey } from '../push/keys.js';
import { createSenderKeeper, type Sender } from '../push/sender/sender.js';
import { startPushService, type PushService } from './push-service.js';
import { createReceiver } from './receiver.js';

const newKey = (): OpenKey => {
  const pair = createECDH('prime256v1');
  const publicKey = pair.generateKeys('base64url');
  return { id: 'key-1', publicKey, privateKey: pair.getPrivateKey('base64url') };
};

/**
 * A push service and a sender process for a block's tests, and what they do with them.
 * @param http2 whether the push service offers HTTP/2
 */
export const sendingTo = (http2 = false) => {
  const receiver = createReceiver();
  const key = newKey();
  const faults: unknown[] = [];
  let service: PushService;
  let sender: Sender;
  let origin: string;

  const keeper = (more: { timeout?: number; silence?: number } = {}): Sender =>
    createSenderKeeper({
      hosts: [{ name: 'localhost', port: service.port, privateAllowed: true }],
      log: { error: (about: unknown) => void faults.push(about) },
      ...more,
    });

  before(async () => {
    service = await startPushService(undefined, undefined, http2);
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

  return {
    receiver,
    key,
    faults,
    keeper,
    channel,
    carryOut,
    one,
    saying,
    service: () => service,
    sender: () => sender,
    origin: () => origin,
  };
};
