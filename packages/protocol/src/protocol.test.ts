import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as v from 'valibot';
import {
  EventCode,
  limits,
  NewMessage,
  Problem,
  problems,
  problemView,
  PROTOCOL_VERSION,
  relayLimits,
  residentEvents,
  staffEvents,
} from './index.js';

const page = readFileSync(new URL('../PROTOCOL.md', import.meta.url), 'utf8');

/** The text under a heading that begins so, up to the next heading of the same or a higher level. */
const section = (heading: string): string => {
  const level = /^#+/.exec(heading)?.[0].length ?? 0;
  const from = page.indexOf(`\n${heading}`);
  assert.notEqual(from, -1, `PROTOCOL.md has no "${heading}"`);
  const rest = page.slice(from + heading.length + 1);
  const end = rest.search(new RegExp(`\\n#{1,${level}} `));
  return end === -1 ? rest : rest.slice(0, end);
};

test('PROTOCOL.md lists every problem code with its status and sentence, and no other', () => {
  const rows = section('## Problem codes')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  const expected = Object.entries(problems).map(
    ([code, [status, sentence]]) => `| \`${code}\` | ${status} | ${sentence} |`,
  );
  assert.deepEqual(rows, expected);
});

test('a number in a problem’s sentence agrees with what it counts', () => {
  const wait = (minutes: number) => problemView('too-many-codes', { minutes }).title;
  assert.equal(wait(1), 'Too many codes were wrong. Try again in 1 minute.');
  assert.equal(wait(12), 'Too many codes were wrong. Try again in 12 minutes.');
  assert.match(new Problem('overloaded', { seconds: 1 }).message, / in 1 second\.$/);
  for (const [code, [, sentence]] of Object.entries(problems))
    assert.doesNotMatch(sentence, /\} (second|minute|hour|day)/, code);
});

test('PROTOCOL.md names only codes that there are', () => {
  const known = new Set(Object.keys(problems));
  const prose = page.slice(0, page.indexOf('## Problem codes'));
  const named = [...prose.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map(([, code]) => code ?? '');
  assert.deepEqual(
    named.filter((code) => !known.has(code)),
    [],
  );
});

test('PROTOCOL.md describes every event of both namespaces, and every event code', () => {
  for (const name of Object.keys(residentEvents))
    assert.match(section('## A resident'), new RegExp(`^\\| \`${name}\` `, 'm'));
  for (const name of Object.keys(staffEvents))
    assert.match(section('## Staff'), new RegExp(`^\\| \`${name}\` `, 'm'));
  for (const code of EventCode.options)
    assert.match(section('## Shapes'), new RegExp(`^\\| \`${code}\` `, 'm'));
});

test('an id that a sender makes is no number, such as a card’s', () => {
  for (const id of ['4111111111111111', '4111-1111_1111-1111', '1'.repeat(64), 'short'])
    assert.equal(v.is(NewMessage, { id, body: '' }), false, id);
  assert.equal(v.is(NewMessage, { id: 'a111111111111111', body: '' }), true);
});

test('PROTOCOL.md gives the numbers that the relay goes by', () => {
  const table = section('## Limits');
  const has = (text: string) => assert.equal(table.includes(text), true, text);
  has(`1 to ${limits.messageLength.toLocaleString('en-GB')} characters`);
  has(`| ${limits.nameLength} characters |`);
  has(`${limits.idLength.least} to ${limits.idLength.most} of`);
  has(`${limits.socketBytes / 1024} KiB`);
  has(`| ${limits.socketEventsPerMinute} in a minute |`);
  has(`| ${limits.replayPage} |`);
  has(`| ${limits.startsPerAddress} in ten minutes;`);
  has(`| ${limits.resumeFailures} in fifteen minutes`);
  has(
    `| ${limits.codeLife.handOver / 60_000} minutes, ${limits.codeLife.callBack / 60_000} minutes |`,
  );
  has(`| ${limits.resumeCodeLife / (24 * 3_600_000)} days from`);
  has(
    `| ${limits.linkLife.transcript / 60_000} minutes, ${limits.linkLife.file / 60_000} minutes |`,
  );
  has(
    `| ${limits.transcriptMails} of one chat; ${limits.mailsToOne} to one recipient, ${limits.mailsPerAddress} from one`,
  );
  has(`| a repeat of a \`start\` whose chat has ended | ${limits.startRepeat / 60_000} minutes`);
  has(`| ${limits.placeKept / 3_600_000} hours |`);
  has(
    `| ${limits.fileBytes / 1024 / 1024} MiB, ${limits.imagePixels / 1e6} megapixels; ${limits.filesPerChat} in`,
  );
  has(
    `${limits.staffSession.most / 3_600_000} hours; ${limits.staffSession.idle / 3_600_000} hours without use`,
  );
  has(`; ${limits.notesPerChat} by one writer on one chat`);
  has(`; ${limits.casesPerChat} of them from one chat |`);
  has(`| ${limits.listenersPerChat}; asked again within ${limits.inviteRepeat / 1_000} seconds`);
  const { sockets, requests } = relayLimits;
  const of = (count: number): string => count.toLocaleString('en-GB');
  has(
    `| ${of(sockets.resident)} and ${of(requests.resident)} of residents, ${of(sockets.staff)} and ${requests.staff} of staff; ${of(relayLimits.socketsPerAddress)} and ${relayLimits.requestsPerAddress.resident} from one`,
  );
  has(`| within ${relayLimits.handshakeMs / 1_000} seconds, else`);
  const resident = section('## A resident');
  assert.match(
    resident,
    new RegExp(
      `dies ${limits.residentToken.usual / 60_000} minutes after.*\\(${limits.residentToken.sensitive / 60_000} minutes`,
    ),
  );
  assert.match(section('## Answers'), new RegExp(`within ${limits.ackTimeout / 1000} seconds`));
  assert.match(section('## Versions'), new RegExp(`version \\*\\*${PROTOCOL_VERSION}\\*\\*`));
});
