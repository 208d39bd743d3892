import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { AnswerView, AuditEntry } from '@bellman/protocol';
import { handClock } from '../testing/chats.js';
import { deskRest, type DeskRest } from '../testing/desk-rest.js';
import { startRelay, type TestRelay } from '../testing/relay.js';

describe('prepared answers', () => {
  // Within the hour the next day begins in Fleet, and not yet in UTC.
  const clock = handClock(Date.parse('2026-06-01T22:30:00Z'));
  let relay: TestRelay;
  let hart: DeskRest;
  let rushmoor: DeskRest;
  let sue = '';
  let ray = '';
  before(async () => {
    relay = await startRelay({ clock });
    sue = await relay.hire('sue@hart.example', 'Sue', { hart: ['supervisor'] });
    ray = await relay.hire('ray@rushmoor.example', 'Ray', { rushmoor: ['supervisor'] });
    hart = deskRest(relay, await relay.signIn('sue@hart.example'));
    rushmoor = deskRest(relay, await relay.signIn('ray@rushmoor.example'), 'rushmoor');
  });
  after(() => relay.close());

  const draft = (more: object = {}) => ({
    service: 'waste',
    texts: { en: { title: 'Missed bin', body: 'Hello {name}, we come back.' } },
    reviewOn: '2026-06-02',
    ...more,
  });
  const list = async () => (await hart.ask<AnswerView[]>('GET', 'answers')).body;

  test('are written, changed and taken away, and the audit says so without their words', async () => {
    const { status, body } = await hart.ask<AnswerView>('POST', 'answers', draft());
    const { id, ...shown } = body;
    assert.deepEqual(
      [status, shown],
      [
        201,
        {
          ...{ service: 'waste', texts: draft().texts, reviewOn: '2026-06-02', stale: false },
          ...{ owner: { id: sue, name: 'Sue' }, updatedAt: clock.now() },
        },
      ],
    );
    const cy = { title: 'Bin', body: '4111 1111 1111 1111' };
    const changed = draft({ service: null, texts: { ...draft().texts, cy } });
    const edited = await hart.ask<AnswerView>('PUT', `answers/${id}`, changed);
    assert.deepEqual([edited.status, edited.body.service], [200, null]);
    assert.doesNotMatch(edited.body.texts.cy?.body ?? '', /4111/);
    assert.deepEqual(await list(), [edited.body]);
    clock.pass(3_600_000);
    assert.equal((await list())[0]?.stale, true);

    const elsewhere = ['answer-unknown', {}];
    assert.deepEqual((await rushmoor.ask('GET', 'answers')).body, []);
    assert.deepEqual(await rushmoor.refused('DELETE', `answers/${id}`), elsewhere);
    const next = draft({ reviewOn: '2026-07-01' });
    assert.deepEqual(await rushmoor.refused('PUT', `answers/${id}`, next), elsewhere);
    assert.equal((await hart.ask('DELETE', `answers/${id}`)).status, 204);
    assert.deepEqual(await hart.refused('DELETE', `answers/${id}`), elsewhere);

    await relay.hire('ada@hart.example', 'Ada', { hart: ['administrator'] });
    const ada = deskRest(relay, await relay.signIn('ada@hart.example'));
    const lines = (await ada.ask<AuditEntry[]>('GET', 'audit')).body;
    assert.deepEqual(
      lines.map(({ act, subject, detail }) => [act, subject, detail]),
      ['drop', 'change', 'add'].map((act) => [`answer.${act}`, id, {}]),
    );
  });

  test('are refused with what is wrong', async () => {
    const wrong = async (more: object, code: string, params?: object): Promise<void> => {
      const refusal = await hart.refused(
        'POST',
        'answers',
        draft({ reviewOn: '2027-01-01', ...more }),
      );
      assert.equal(refusal[0], code);
      if (params !== undefined) assert.deepEqual(refusal[1], params);
    };
    const en = (title: string, body: string, cy?: object) => ({
      texts: { en: { title, body }, ...(cy === undefined ? {} : { cy }) },
    });
    await wrong(en(' \u202E', 'b'), 'answer-needs-title', { language: 'English' });
    await wrong(en('t', 'b', { title: 't', body: ' ' }), 'answer-needs-body', {
      language: 'Welsh',
    });
    await wrong(en('t'.repeat(81), 'b'), 'answer-title-too-long', { limit: 80, length: 81 });
    await wrong(en('t', 'b'.repeat(4_001)), 'message-too-long');
    const known = '{name}, {adviser}, {council}, {service}, {reference}, {phone}';
    await wrong(en('t', 'Hello {nome}'), 'answer-hole-unknown', { hole: '{nome}', known });
    await wrong({ service: 'moon' }, 'service-unknown');
    await wrong({ owner: ray }, 'staff-unknown');
    // Today in Fleet, no such day, and more than two years ahead.
    for (const reviewOn of ['2026-06-02', '2027-02-29', 'soon', '2028-06-03'])
      await wrong({ reviewOn }, 'answer-review-wrong');
    assert.deepEqual(await list(), []);
  });
});
