import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits, PROTOCOL_VERSION } from '@bellman/protocol';
import { newSecret } from '../ground/ids.js';
import { startOf } from '../testing/chat-room.js';
import { fromStaff, giveRoom } from '../testing/chats.js';
import { openRawSocket } from '../testing/raw-socket.js';
import { councilOrigin, startRelay } from '../testing/relay.js';
import { connectResident, connectStaff, granted } from '../testing/sockets.js';
import { mostWaitingBytes } from './outgoing.js';

test('a client that never reads is cut off with a reason, and misses nothing', async () => {
  const lines: string[] = [];
  let note = (): void => undefined;
  const relay = await startRelay({
    env: { BELLMAN_LOG_LEVEL: 'warn' },
    logTo: {
      write: (line) => {
        lines.push(line);
        note();
      },
    },
  });
  const sam = await relay.hire('sam@hart.example', 'Sam', { hart: ['advisor'] });
  await giveRoom(relay.store, sam);
  const desk = await connectStaff(relay, await relay.signIn('sam@hart.example'));

  const raw = await openRawSocket(relay.url, councilOrigin);
  await raw.hear('0');
  raw.send(`40/resident,${JSON.stringify({ protocol: PROTOCOL_VERSION, council: 'hart' })}`);
  await raw.hear('40/resident');
  raw.send(`42/resident,1${JSON.stringify(['start', startOf()])}`);
  const started = await raw.hear('43/resident,1');
  const [{ token, conversation }] = JSON.parse(started.slice(started.indexOf('['))) as [
    { token: string; conversation: { id: string } },
  ];
  granted(await desk.ask('take', { conversation: conversation.id }));
  raw.stopReading();

  const isCut = (): boolean => lines.some((line) => line.includes('does not read'));
  const cut = new Promise<void>((resolve) => {
    note = () => {
      if (isCut()) resolve();
    };
  });
  const body = '€'.repeat(limits.messageLength);
  let last = 0;
  // The system's own buffers take some megabytes first.
  while (!isCut() && last < 3_000) {
    const messages = Array.from({ length: 50 }, () =>
      fromStaff(conversation.id, sam, newSecret(), body),
    );
    const [answer] = (await relay.store.chat.append({ messages })).slice(-1);
    last = answer !== undefined && 'seq' in answer ? answer.seq : 0;
    await desk.hear('messages', ({ messages: told }) => told.at(-1)?.seq === last);
  }
  await cut;
  const said = JSON.parse(lines.find((line) => line.includes('does not read')) ?? '{}') as {
    bytes: number;
  };
  // Never more than the bound and one event, here of at most 100 messages.
  const event = limits.replayPage * (Buffer.byteLength(body) + 500);
  assert.ok(
    said.bytes > mostWaitingBytes && said.bytes < mostWaitingBytes + event,
    `${said.bytes}`,
  );
  const metrics = await (await fetch(`${relay.url}/metrics`)).text();
  assert.match(metrics, /bellman_sockets_cut_total\{namespace="\/resident",reason="unread"\} 1/);
  await raw.readOut();

  // It comes back as a browser does, with what it last had.
  const ann = await connectResident(relay, { token, since: 1 });
  const { messages, more } = await ann.hear('resumed');
  const seqs = messages.map(({ seq }) => seq);
  for (let again = more; again;) {
    const page = granted(await ann.ask('replay', { since: seqs.at(-1) ?? 0 }));
    seqs.push(...page.messages.map(({ seq }) => seq));
    again = page.more;
  }
  assert.deepEqual(
    seqs,
    Array.from({ length: last - 1 }, (_, n) => n + 2),
  );
  for (const { socket } of [ann, desk]) socket.close();
  await relay.close();
});
