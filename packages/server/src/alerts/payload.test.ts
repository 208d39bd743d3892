import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits, PushPayload, type PublicAlert } from '@bellman/protocol';
import fc from 'fast-check';
import * as v from 'valibot';
import { newId } from '../ground/ids.js';
import { buildMessage, payloadFor } from './payload.js';

const line = newId();
const at = { council: 'hart', line, baseUrl: 'https://relay.example' };
const alert = (more: Partial<PublicAlert> = {}): PublicAlert => ({
  id: newId(),
  ...{ line, version: 1, type: 'alert', newest: null, exercise: false, followable: false },
  ...{ sentFor: '', category: 'Met' },
  kind: 'emergency',
  severity: 'Severe',
  urgency: 'Immediate',
  certainty: 'Likely',
  texts: {
    en: { headline: 'Flooding', what: 'The river is rising.', instruction: 'Move upstairs.' },
  },
  areas: [],
  services: [],
  link: '',
  state: 'sending',
  sentAt: 1,
  expiresAt: 2,
  languages: ['en'],
  ...more,
});
const read = (json: string | undefined): PushPayload =>
  v.parse(PushPayload, JSON.parse(json ?? '') as unknown);

test('says the headline, what and what to do, and leads to the alert’s own page', () => {
  const one = alert();
  const { payloads, urgency } = buildMessage(one, at);
  assert.deepEqual(Object.keys(payloads), ['en', 'en neutral']);
  const { notification } = read(payloads['en']);
  assert.equal(notification.title, 'Flooding');
  assert.equal(notification.body, 'The river is rising.\nMove upstairs.');
  assert.equal(notification.navigate, `https://relay.example/c/hart/alerts/${one.id}?lang=en`);
  assert.equal(notification.tag, line);
  assert.equal(urgency, 'high');
});

test('each language has its own, and whoever wants another gets English', () => {
  const cy = { headline: 'Llifogydd', what: 'Mae’r afon yn codi.', instruction: '' };
  const one = alert({ texts: { ...alert().texts, cy }, languages: ['en', 'cy'] });
  const message = buildMessage(one, at);
  const { notification } = read(message.payloads['cy']);
  assert.deepEqual([notification.title, notification.lang], ['Llifogydd', 'cy']);
  assert.match(notification.navigate, /\?lang=cy$/);
  assert.equal(payloadFor({ language: 'cy', neutral: 0 }, message), 'cy');
  assert.equal(payloadFor({ language: 'cy', neutral: 1 }, message), 'cy neutral');
  const english = buildMessage(alert(), at);
  assert.equal(payloadFor({ language: 'cy', neutral: 0 }, english), 'en');
});

test('the Topic is the line’s, at most 32 characters of base64url', () => {
  const { topic } = buildMessage(alert(), at);
  assert.match(topic, /^[A-Za-z0-9_-]{1,32}$/);
  assert.equal(buildMessage(alert(), at).topic, topic);
  assert.notEqual(buildMessage(alert(), { ...at, line: newId() }).topic, topic);
});

test('urgency follows severity', () => {
  const urgencies = (['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] as const).map(
    (severity) => buildMessage(alert({ severity }), at).urgency,
  );
  assert.deepEqual(urgencies, ['high', 'high', 'normal', 'low', 'low']);
});

test('whatever is written stays under the limit, whole characters only, with an ellipsis', () => {
  const words = (maxLength: number) =>
    fc
      .oneof(
        fc.string({ unit: 'grapheme', maxLength }),
        fc.string({ unit: 'binary', maxLength }),
        fc.constantFrom('😀', '\u0000', '"', 'ŵ').map((one) => one.repeat(maxLength / one.length)),
      )
      .map((text) => text.slice(0, maxLength));
  fc.assert(
    fc.property(words(90), words(1_000), words(1_000), (headline, what, instruction) => {
      const { payloads } = buildMessage(
        alert({ texts: { en: { headline, what, instruction } } }),
        at,
      );
      const payload = payloads['en'] ?? '';
      assert.ok(Buffer.byteLength(payload) <= limits.pushBytes, `${Buffer.byteLength(payload)}`);
      const { body } = read(payload).notification;
      const whole = [what, instruction].filter((part) => part !== '').join('\n');
      if (body === whole) return;
      assert.ok(body.endsWith('…'));
      const start = body.slice(0, -1);
      assert.ok(whole.startsWith(start));
      // The cut never parts a pair of surrogates that belong together.
      assert.ok(
        !(/[\ud800-\udbff]$/.test(start) && /^[\udc00-\udfff]/.test(whole.slice(start.length))),
      );
    }),
    { numRuns: 200 },
  );
});

test('no more is cut than must be', () => {
  const texts = { en: { headline: 'h', what: 'a'.repeat(1_000), instruction: 'b'.repeat(1_000) } };
  const payload = buildMessage(alert({ texts }), at).payloads['en'] ?? '';
  assert.equal(Buffer.byteLength(payload), limits.pushBytes);
});

const from = { shortName: 'Hart', texts: { en: {}, cy: {} } };
const welsh = { headline: 'Llifogydd', what: 'Mae’r afon yn codi.', instruction: '' };

test('a lock screen is told nothing where its owner wants that, and the tap leads there', () => {
  const one = alert({ texts: { ...alert().texts, cy: welsh }, languages: ['en', 'cy'] });
  const { payloads } = buildMessage(one, { ...at, from });
  const { notification } = read(payloads['en neutral']);
  assert.deepEqual(
    [notification.title, notification.body],
    ['Alert from Hart', 'Open to read it.'],
  );
  assert.match(notification.navigate, new RegExp(`/alerts/${one.id}\\?lang=en$`));
  assert.equal(read(payloads['cy neutral']).notification.title, 'Rhybudd gan Hart');
  assert.ok(!(payloads['en neutral'] ?? '').includes('river'));
});

test('a drill says so in every text, for whoever reads only one of them', () => {
  const one = alert({
    ...{ exercise: true, texts: { ...alert().texts, cy: welsh }, languages: ['en', 'cy'] },
  });
  const { payloads } = buildMessage(one, { ...at, from });
  const en = read(payloads['en']).notification;
  assert.equal(en.title, 'EXERCISE: Flooding');
  assert.equal(en.body, 'EXERCISE: The river is rising.\nMove upstairs.');
  assert.equal(read(payloads['cy']).notification.title, 'YMARFER: Llifogydd');
  assert.equal(read(payloads['en neutral']).notification.title, 'EXERCISE: Alert from Hart');
});

test('general news makes no sound and waits for the device', () => {
  const general = buildMessage(alert({ kind: 'general', severity: 'Extreme' }), at);
  assert.equal(general.urgency, 'very-low');
  assert.equal(read(general.payloads['en']).notification.silent, true);
  assert.equal(read(buildMessage(alert(), at).payloads['en']).notification.silent, false);
});

test('tells whom it is sent for, and what to answer when it was shown', () => {
  const one = alert({ sentFor: 'Thames Valley Police' });
  const { payloads } = buildMessage(one, { ...at, from, beacon: 'token' });
  const { body, data } = read(payloads['en']).notification;
  assert.match(body, /\nSent by Hart for Thames Valley Police\.$/);
  assert.equal(data.beacon, 'token');
});

test('there is a shorter one of each, for a push service that takes no more', () => {
  const what = 'The river is rising. '.repeat(100);
  const texts = { en: { headline: 'Flooding', what, instruction: '' } };
  const { payloads, shorter = {} } = buildMessage(alert({ texts }), { ...at, from });
  assert.deepEqual(Object.keys(shorter), Object.keys(payloads));
  assert.ok(Buffer.byteLength(shorter['en'] ?? '') <= 1_000);
  assert.match(read(shorter['en']).notification.body, /^The river is rising\. .*…$/);
});
