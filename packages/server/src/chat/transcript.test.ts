import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { limits } from '@bellman/protocol';
import { newSecret } from '../ground/ids.js';
import { openChatRoom, startOf, type ChatRoom } from '../testing/chat-room.js';
import { handClock } from '../testing/chats.js';
import { startMailServer, type MailServer } from '../testing/mail-server.js';
import { granted, refused, type TestResident } from '../testing/sockets.js';

const clock = handClock(Date.UTC(2026, 6, 6, 16, 30));
let mail: MailServer;
let room: ChatRoom;

before(async () => {
  mail = await startMailServer();
  room = await openChatRoom({ clock, env: { SMTP_URL: mail.url } });
});
afterEach(() => mail.will('take'));
after(async () => {
  await room.close();
  await mail.stop();
});

/** A chat with one answer of Sam's. */
const chatted = async (
  start: object = {},
  answer = 'Put it out by 7am.',
): Promise<{ resident: TestResident; reference: string }> => {
  const resident = await room.resident();
  const { conversation } = granted(await resident.ask('start', startOf(start)));
  const sam = await room.staff(room.sam);
  granted(await sam.ask('take', { conversation: conversation.id }));
  const words = { conversation: conversation.id, id: newSecret(), body: answer };
  granted(await sam.ask('message', words));
  return { resident, reference: conversation.reference };
};
const lastMail = () => {
  const last = mail.mails.at(-1);
  assert.ok(last);
  return last;
};
const get = (url: string, headers: Readonly<Record<string, string>> = { accept: 'text/html' }) =>
  fetch(url.replace(/^http:\/\/localhost/, 'http://127.0.0.1'), { headers });

test('a link shows the chat for ten minutes, as a page that nobody keeps', async () => {
  const { resident, reference } = await chatted({ name: 'Ann <b>' });
  const { url, expiresAt, code, ...rest } = granted(await resident.ask('transcript', {}));
  assert.equal(rest.reference, reference);
  assert.equal(expiresAt, clock.now() + 10 * 60_000);
  const page = await get(url);
  assert.equal(page.status, 200);
  assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
  assert.equal(page.headers.get('cache-control'), 'no-store');
  assert.match(page.headers.get('x-robots-tag') ?? '', /noindex/);
  assert.equal(page.headers.get('referrer-policy'), 'no-referrer');
  const html = await page.text();
  for (const part of [
    '<html lang="en">',
    '<h1>Your chat with Hart Council</h1>',
    `<dd>${reference}</dd>`,
    `<b class="code">${code}</b>`,
    '<dd>Bins and recycling</dd>',
    '5:30pm on Monday 6 July 2026</time>',
    '<b>You (Ann &#60;b&#62;)</b>',
    '<b>Sam at Hart</b>',
    '<p>Put it out by 7am.</p>',
    '<b>Automated message</b>',
    '<p>Sam joined the chat.</p>',
    '01252 622122',
    'href="https://www.hart.example/contact"',
  ])
    assert.ok(html.includes(part), `${part} in ${html}`);
  assert.ok(!html.includes('•'), 'nothing was masked, so nothing is said of it');

  clock.pass(10 * 60_000 - 1);
  assert.equal((await get(url)).status, 200);
  clock.pass(1);
  const expired = await get(url);
  assert.equal(expired.status, 404);
  assert.equal(expired.headers.get('cache-control'), 'no-store');
  assert.match(await expired.text(), /The link to this transcript has expired. Open the chat/);
  const asked = await get(url, { accept: 'application/json' });
  assert.equal(((await asked.json()) as { code: string }).code, 'transcript-unknown');
});

test('it is there as a text file, and says in whose place dots stand', async () => {
  const { resident } = await chatted({
    message: { id: newSecret(), body: 'My card is 4111 1111 1111 1111' },
  });
  const { url, code } = granted(await resident.ask('transcript', {}));
  const file = await get(`${url}?as=text`);
  assert.equal(file.headers.get('content-disposition'), 'attachment; filename=transcript.txt');
  assert.match(file.headers.get('content-type') ?? '', /^text\/plain; charset=utf-8/);
  assert.match(file.headers.get('cache-control') ?? '', /no-store/);
  const text = await file.text();
  assert.match(text, /^Your chat with Hart Council\n\nReference: \S{4}-\S{4}\n/);
  assert.match(text, new RegExp(`\nCode: ${code}\n`));
  assert.match(text, /\nYou \(Ann\), \S+ on \w+ \d+ July 2026: My card is •••• •••• •••• ••••\n/);
  assert.match(text, /\nDots \(•\) stand for card/);
  assert.ok(!text.includes('4111'));
});

test('of a chat in Welsh it is in Welsh, also when it has expired', async () => {
  const { resident } = await chatted({ language: 'cy' });
  const { url } = granted(await resident.ask('transcript', {}));
  const html = await (await get(url)).text();
  assert.match(html, /<html lang="cy">[\s\S]*<dd>Biniau ac ailgylchu<\/dd>/);
  assert.match(html, /Ymunodd Sam â’r sgwrs\./);
  clock.pass(limits.linkLife.transcript);
  assert.match(await (await get(url)).text(), /<html lang="cy">[\s\S]*wedi dod i ben/);
});

test('it is in the language that its link asks for, whatever the chat began in', async () => {
  const { resident } = await chatted({});
  const { url } = granted(await resident.ask('transcript', {}));
  const html = await (await get(`${url}?lang=cy`)).text();
  assert.match(html, /<html lang="cy">[\s\S]*<dd>Biniau ac ailgylchu<\/dd>/);
  const [, asText] = html.match(/href="([^"]*as=text[^"]*)"/) ?? [];
  const text = await (await get(new URL(asText?.replace('&amp;', '&') ?? '', url).href)).text();
  assert.match(text, /Ymunodd Sam â’r sgwrs\./);
  assert.match(await (await get(`${url}?lang=xx`)).text(), /<html lang="en">/);
});

test('it works after the end, at its own council only, and its code opens the chat again', async () => {
  const { resident, reference } = await chatted();
  granted(await resident.ask('end', {}));
  const first = granted(await resident.ask('transcript', {}));
  assert.match(await (await get(first.url)).text(), /<p>You ended the chat\.<\/p>/);
  assert.equal((await get(first.url.replace('/hart/', '/rushmoor/'))).status, 404);
  assert.equal((await get(first.url.replace('/hart/', '/nowhere/'))).status, 404);

  const again = granted(await resident.ask('transcript', {}));
  assert.equal(again.code, first.code, 'what was printed serves on');
  assert.notEqual(again.url, first.url);
  const opened = await fetch(`${room.relay.url}/api/v1/councils/hart/chats/resume`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ reference, code: first.code.toLowerCase() }),
  });
  assert.equal(opened.status, 200, await opened.text());

  let read = false;
  for (const { name } of (await readdir(room.relay.folder, { withFileTypes: true })).filter(
    (entry) => entry.isFile(),
  )) {
    const bytes = await readFile(join(room.relay.folder, name), 'latin1');
    read ||= bytes.includes(reference);
    for (const secret of [first.code, first.code.replaceAll('-', ''), first.url.slice(-32)])
      assert.ok(!bytes.includes(secret), `a secret in ${name}`);
  }
  assert.ok(read, 'the store was among what was read');
});

test('it is e-mailed, three times, with what opens the chat again', async () => {
  const { resident, reference } = await chatted();
  const earlier = mail.mails.length;
  const ask = (email: string) => resident.ask('emailTranscript', { email });
  assert.equal(refused(await ask('ann@example')).code, 'email-malformed');
  mail.will('refuse');
  assert.equal(refused(await ask('ann@example.com')).code, 'mail-failed');
  mail.will('take');
  for (let sent = 0; sent < 3; sent += 1) granted(await ask(' ann@example.com '));
  const many = refused(await ask('ann@example.com'));
  assert.deepEqual([many.code, many.params], ['mails-too-many', { limit: 3 }]);
  assert.equal(mail.mails.length - earlier, 3);
  const { to, headers, body } = lastMail();
  assert.deepEqual(to, ['ann@example.com']);
  assert.ok(headers.includes('Subject: Your chat with Hart Council'));
  assert.ok(headers.some((line) => line.startsWith('From: Hart Council <webchat@')));
  const { code } = granted(await resident.ask('transcript', {}));
  for (const part of [reference, code, 'Put it out by 7am.', '<p>Put it out by 7am.</p>'])
    assert.ok(body.includes(part), `${part} in ${body}`);
});

test('it is e-mailed only once somebody has answered, and not to one recipient from many chats', async () => {
  const stranger = await room.resident();
  granted(await stranger.ask('start', startOf({ message: { id: newSecret(), body: 'Buy this' } })));
  const earlier = mail.mails.length;
  const early = await stranger.ask('emailTranscript', { email: 'bob@example.com' });
  assert.equal(refused(early).code, 'mail-early');
  assert.equal(mail.mails.length, earlier);
  const send = async (email: string) =>
    (await chatted()).resident.ask('emailTranscript', { email });
  for (let sent = 0; sent < limits.mailsToOne; sent += 1) granted(await send('bob@example.com'));
  const many = refused(await send('BOB@example.com'));
  assert.deepEqual([many.code, many.params], ['mails-too-many', { limit: limits.mailsToOne }]);
  granted(await send('cat@example.com'));
});

test('about a sensitive service an e-mail’s subject says nothing of it', async () => {
  const { resident } = await chatted({ service: 'housing-advice' });
  granted(await resident.ask('emailTranscript', { email: 'ann@example.com' }));
  const { headers } = lastMail();
  assert.ok(headers.includes('Subject: A message from Hart Council'));
});

test('a relay without a mail server says so', async () => {
  const without = await openChatRoom();
  try {
    const resident = await without.resident();
    granted(await resident.ask('start', startOf()));
    const answer = await resident.ask('emailTranscript', { email: 'ann@example.com' });
    assert.equal(refused(answer).code, 'mail-off');
  } finally {
    await without.close();
  }
});

test('who has no chat has nothing to look back at', async () => {
  const resident = await room.resident();
  assert.equal(refused(await resident.ask('transcript', {})).code, 'token-unknown');
});
