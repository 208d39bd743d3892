import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import fc from 'fast-check';
import { startMailServer, type MailServer } from '../testing/mail-server.js';
import { checkEmail } from './email-address.js';
import { createPost, type Mail, type Post } from './mail.js';

const mail: Mail = {
  to: 'ann@example.com',
  fromName: 'Hart District Council',
  subject: 'Your chat with Hart District Council',
  text: 'Ffôn: 01632 960 122',
  html: '<!doctype html><html lang="cy"><title>Sgwrs</title><p>Ffôn</p></html>',
  language: 'cy',
  about: 'transcript 1',
};
const mailFrom = 'webchat@hart.example';
const warned: unknown[] = [];
const log = { warn: (about: unknown) => void warned.push(about) };
let server: MailServer;
const posts: Post[] = [];

const open = (smtpUrl: string, patience?: number): Post => {
  const post = createPost({ smtpUrl, mailFrom }, log, patience);
  assert.ok(post);
  posts.push(post);
  return post;
};

before(async () => {
  server = await startMailServer();
});
afterEach(() => {
  for (const post of posts.splice(0)) post.close();
  server.will('take');
});
after(() => server.stop());

const last = () => {
  const delivered = server.mails.at(-1);
  assert.ok(delivered);
  return delivered;
};
const header = (name: string): string[] =>
  last().headers.filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));

test('a mail arrives as text and as HTML, in its language, from the council', async () => {
  await open(server.url).send(mail);
  const { to, from, body } = last();
  assert.deepEqual(to, ['ann@example.com']);
  assert.equal(from, mailFrom);
  assert.deepEqual(header('from'), ['From: Hart District Council <webchat@hart.example>']);
  assert.deepEqual(header('to'), ['To: ann@example.com']);
  assert.deepEqual(header('content-language'), ['Content-Language: cy']);
  assert.match(body, /Content-Type: text\/plain; charset=utf-8[\s\S]*Ffôn: 01632 960 122/);
  assert.match(body, /Content-Type: text\/html; charset=utf-8[\s\S]*<p>Ffôn<\/p>/);
});

test('a repeat has the same Message-ID, another mail another', async () => {
  const post = open(server.url);
  const ids: string[] = [];
  for (const about of ['a', 'a', 'b']) {
    await post.send({ ...mail, about });
    ids.push(header('message-id')[0] ?? '');
  }
  assert.match(ids[0] ?? '', /^Message-ID: <[0-9a-f]{32}@hart\.example>$/i);
  assert.equal(ids[0], ids[1]);
  assert.notEqual(ids[0], ids[2]);
});

test('connections serve for more than one mail', async () => {
  const post = open(server.url);
  const earlier = server.connections();
  for (let sent = 0; sent < 4; sent += 1) await post.send(mail);
  assert.equal(server.connections() - earlier, 1);
});

test('no name or subject adds a header or somebody who gets it', async () => {
  const post = open(server.url);
  const evil = fc
    .array(
      fc.oneof(
        fc.constantFrom('\r\n', '\n', '\r', '\u2028', '\0', 'Bcc: eve@evil.example', ' ', ',', '>'),
        fc.constantFrom('<eve@evil.example>', '"', 'To: x@evil.example', 'é', ';', '('),
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(evil, evil, async (fromName, subject) => {
      await post.send({ ...mail, fromName: `Hart ${fromName}`, subject: `A ${subject}` });
      assert.deepEqual(last().to, ['ann@example.com']);
      for (const name of ['to', 'from', 'subject']) assert.equal(header(name).length, 1, name);
      for (const name of ['bcc', 'cc']) assert.equal(header(name).length, 0, name);
      assert.match(header('from')[0] ?? '', /webchat@hart\.example/);
    }),
    { numRuns: 60 },
  );
});

test('an address is one address, or it is refused', () => {
  assert.equal(checkEmail(' Ann.O’Hara@example.com '.replace('’', "'")), "Ann.O'Hara@example.com");
  assert.equal(checkEmail('a+b@mail.example.co.uk'), 'a+b@mail.example.co.uk');
  for (const wrong of [
    'ann',
    'ann@',
    '@example.com',
    'ann@localhost',
    'ann@127.0.0.1',
    'ann@example.com, eve@evil.example',
    'ann@example.com;eve@evil.example',
    'ann@example.com\r\nBcc: eve@evil.example',
    'Ann <ann@example.com>',
    '"a b"@example.com',
    `${'a'.repeat(250)}@example.com`,
    `${'a'.repeat(65)}@example.com`,
    'a..b@example.com',
    '.a@example.com',
    'a.@example.com',
    'a@example..com',
  ])
    assert.throws(() => checkEmail(wrong), { code: 'email-malformed' }, wrong);
});

test('a server that refuses, hangs or is not there is a failure, in bounded time', async () => {
  const failed = { code: 'mail-failed' };
  server.will('refuse');
  await assert.rejects(open(server.url).send(mail), failed);
  server.will('hang');
  await assert.rejects(open(server.url, 200).send(mail), failed);
  await assert.rejects(open('smtp://127.0.0.1:1', 2_000).send(mail), failed);
  assert.equal(warned.length, 3);
  assert.ok(!JSON.stringify(warned).includes('ann@'), 'the log has no address');
});

test('without SMTP_URL there is no mail', () => {
  assert.equal(createPost({ smtpUrl: null, mailFrom }, log), null);
});
