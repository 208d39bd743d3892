import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MessageView } from '@bellman/protocol';
import fc from 'fast-check';
import * as v from 'valibot';
import { CouncilSettings } from '../councils/settings.js';
import { settingsOf } from '../testing/relay.js';
import {
  titleOf,
  transcriptMail,
  transcriptPage,
  transcriptText,
  type Transcript,
} from './transcript-page.js';

const at = Date.UTC(2026, 0, 5, 9);
const council = { id: 'hart', ...v.parse(CouncilSettings, settingsOf('Hart')) };

const said = (body: string, more: Partial<MessageView> = {}): MessageView => ({
  id: 'a',
  seq: 1,
  at,
  sender: { kind: 'resident', name: '' },
  body,
  ...more,
});
const of = (entries: readonly MessageView[], name = ''): Transcript => ({
  council,
  chat: {
    reference: '7K4M-2Q9X',
    service: 'waste',
    language: 'en',
    resident_name: name,
    created_at: at,
    ended_at: null,
  },
  code: 'AAAA-BBBB-CCCC',
  codeUntil: at,
  entries,
});

/** Every tag, as a parser would see it begin (HTML, 13.2.5.6), without those that lines make. */
const tags = (html: string): string[] =>
  (html.match(/<[a-z/!?][^>]*>?/gi) ?? []).filter((tag) => !/^<(\/?p|br)>$/.test(tag));

const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<script>',
        '</li>',
        '"',
        "'",
        '&',
        '&lt;',
        '<',
        '>',
        '\n',
        '\n\n',
        '<!--',
        ']]>',
      ),
      fc.constantFrom('<img src=x onerror=alert(1)>', '</title>', 'javascript:', '\0', '\u2028'),
      fc.string({ maxLength: 6, unit: 'grapheme' }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

test('whatever was written, it makes no markup', () => {
  const plain = of([said('a', { file: fileOf('a', 'a') }), said('a')], 'a');
  fc.assert(
    fc.property(nasty, nasty, (body, name) => {
      const shown = of([said('', { file: fileOf(name, body) }), said(body)], name || 'a');
      assert.deepEqual(tags(transcriptPage(shown, '/x')), tags(transcriptPage(plain, '/x')));
      assert.deepEqual(tags(transcriptMail(shown)), tags(transcriptMail(plain)));
    }),
    { numRuns: 300 },
  );
});

const fileOf = (name: string, alt: string) => ({
  ...{ id: 'f', name, alt, type: 'image/png' },
  ...{ bytes: 1, width: 1, height: 1 },
});

test('every kind of entry has its words', () => {
  const system = { kind: 'system', name: '' } as const;
  const event = (code: 'ended' | 'joined' | 'returned' | 'left' | 'started', params = {}) =>
    said('', { sender: system, event: { code, params } });
  const text = transcriptText(
    of([
      event('started'),
      event('joined', { name: 'Sam' }),
      said('', { file: fileOf('bin.png', 'An empty bin'), sender: { kind: 'staff', name: 'Sam' } }),
      said('', { file: fileOf('form.pdf', '') }),
      event('returned'),
      event('left'),
      event('ended', { by: 'relay', name: '', reason: 'idle' }),
      event('ended', { by: 'staff', name: 'Sam' }),
      event('ended', { by: 'resident', name: 'Ann' }),
      event('ended', { by: 'relay', name: '' }),
    ]),
  );
  const lines = text.split('\n').filter((line) => line.includes(' on Monday 5 January 2026: '));
  assert.deepEqual(
    lines.map((line) => line.replace(', 9am on Monday 5 January 2026', '')),
    [
      'Automated message: The chat started.',
      'Automated message: Sam joined the chat.',
      'Sam at Hart: File: bin.png (An empty bin)',
      'You: File: form.pdf',
      'Automated message: The chat went back to the queue.',
      'Automated message: The message was left to be answered later.',
      'Automated message: The chat ended because there was no sign of you for a while.',
      'Automated message: Sam ended the chat.',
      'Automated message: You ended the chat.',
      'Automated message: The chat ended.',
    ],
  );
});

test('times are those of the council’s own zone', () => {
  const away = { ...council, hours: { ...council.hours, zone: 'Pacific/Auckland' } };
  assert.match(transcriptText({ ...of([]), council: away }), /Started: 10pm on Monday 5 January/);
});

test('a mail is called after the council, neutrally about what is sensitive', () => {
  const usual = of([]);
  assert.equal(titleOf(usual), 'Your chat with Hart Council');
  const sensitive = { ...usual, chat: { ...usual.chat, service: 'housing-advice' } };
  assert.equal(titleOf(sensitive), 'A message from Hart Council');
});
