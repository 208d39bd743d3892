import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { AlertDraft, ProblemCode } from '@bellman/protocol';
import { openDesk, type AlertDesk } from '../testing/alert-desk.js';
import { handClock } from '../testing/chats.js';
import { atEwshot, makeStaff, signUp } from '../testing/hart.js';
import { eachEngine } from '../testing/stores.js';

const minute = 60_000;

eachEngine('an alert’s life', (stores) => {
  const clock = handClock();
  let desk: AlertDesk;
  before(async () => {
    desk = await openDesk(await stores.open({ clock }), clock);
    await signUp(desk.store, atEwshot, { services: ['waste'] });
  });

  test('goes from draft to approved by two people, each step on record', async () => {
    const draft = await desk.create();
    assert.deepEqual([draft.state, draft.revision, draft.may], ['draft', 1, ['edit', 'submit']]);
    assert.equal(draft.areas[0]?.name, 'Crookham West and Ewshot');
    const submitted = await desk.step(draft, { event: 'submit' }, desk.pat);
    assert.deepEqual(submitted.may, ['withdraw']);
    const read = await desk.read(draft.id, desk.alex);
    assert.deepEqual(read.may, ['return', 'reject', 'approve']);
    const approved = await desk.step(read, { event: 'approve', hash: read.hash }, desk.alex);
    assert.equal(approved.state, 'approved');
    assert.equal(approved.approvedFollowers, null, 'fewer than 5');
    assert.deepEqual(
      approved.steps.map(({ event, from, to, by }) => [event, from, to, by?.name]),
      [
        ['submit', 'draft', 'submitted', 'Pat'],
        ['approve', 'submitted', 'approved', 'Alex'],
      ],
    );
  });

  const unfit: [ProblemCode, Partial<AlertDraft>][] = [
    ['alert-needs-headline', { texts: { en: { headline: '', what: 'w', instruction: '' } } }],
    [
      'alert-headline-too-long',
      { texts: { en: { headline: 'h'.repeat(91), what: 'w', instruction: '' } } },
    ],
    ['alert-needs-text', { texts: { en: { headline: 'h', what: '', instruction: 'i' } } }],
    [
      'alert-text-too-long',
      { texts: { en: { headline: 'h', what: 'w', instruction: 'i'.repeat(1_001) } } },
    ],
    ['alert-needs-service', { kind: 'service' }],
    ['alert-emergency-narrowed', { services: ['waste'] }],
    ['alert-needs-area', { where: [] }],
    ['alert-needs-expiry', { expiresAt: null }],
    ['alert-life-wrong', { expiresAt: clock.now() + 5 * minute - 1 }],
    ['alert-life-wrong', { expiresAt: clock.now() + 22.5 * 60 * minute + 1 }],
    [
      'alert-life-wrong',
      { kind: 'service', services: ['waste'], expiresAt: clock.now() + 60 * minute - 1 },
    ],
    [
      'alert-life-wrong',
      { kind: 'general', services: ['waste'], expiresAt: clock.now() + 14 * 24 * 60 * minute + 1 },
    ],
    [
      'alert-language-missing',
      {
        texts: {
          en: { headline: 'h', what: 'w', instruction: 'i' },
          cy: { headline: 'p', what: 'b', instruction: '' },
        },
      },
    ],
  ];
  for (const [code, draft] of unfit) {
    test(`${code}: a draft may be unfinished, a submission not (${JSON.stringify(draft).slice(0, 60)})`, async () => {
      const alert = await desk.create(draft);
      await assert.rejects(desk.step(alert, { event: 'submit' }, desk.pat), { code });
      assert.equal((await desk.read(alert.id)).state, 'draft');
    });
  }

  test('the least and the most life are within', async () => {
    for (const life of [5 * minute, 22.5 * 60 * minute]) {
      await desk.submitted({ expiresAt: clock.now() + life });
    }
  });

  test('refuses areas and services that the council does not have', async () => {
    const elsewhere = { where: [{ type: 'area' as const, code: 'E05009000' }] };
    await assert.rejects(desk.create(elsewhere), { code: 'area-unknown' });
    await assert.rejects(desk.create({ services: ['parking'] }), { code: 'service-unknown' });
    await assert.rejects(desk.create({ services: ['housing'] }), { code: 'service-unknown' });
    const alert = await desk.create();
    await assert.rejects(desk.edit(alert, elsewhere), { code: 'area-unknown' });
    assert.equal((await desk.read(alert.id)).revision, 1);
  });

  test('an edit made from an older revision is refused', async () => {
    const alert = await desk.create();
    const second = await desk.edit(alert, { severity: 'Extreme' });
    assert.equal(second.revision, 2);
    assert.notEqual(second.hash, alert.hash);
    await assert.rejects(desk.edit(alert, { severity: 'Minor' }), { code: 'alert-changed' });
    assert.equal((await desk.read(alert.id)).severity, 'Extreme');
  });

  test('two edits at once: one wins', async () => {
    const alert = await desk.create();
    const both = await Promise.allSettled([
      desk.edit(alert, { severity: 'Extreme' }),
      desk.edit(alert, { severity: 'Minor' }),
    ]);
    const lost = both.filter((one) => one.status === 'rejected');
    assert.deepEqual(
      lost.map(({ reason }) => (reason as { code: string }).code),
      ['alert-changed'],
    );
    assert.equal((await desk.read(alert.id)).revision, 2);
  });

  test('nobody edits after submission or approval', async () => {
    const submitted = await desk.submitted();
    await assert.rejects(desk.edit(submitted, {}), {
      code: 'alert-not-now',
      params: { state: 'submitted' },
    });
    const approved = await desk.approved();
    await assert.rejects(desk.edit(approved, {}), {
      code: 'alert-not-now',
      params: { state: 'approved' },
    });
  });

  test('whoever wrote, edited or submitted it cannot approve it', async () => {
    const both = await makeStaff(desk.store, 'Both', ['planner', 'approver']);
    const written = await desk.create({}, both);
    const own = await desk.step(written, { event: 'submit' }, both);
    const refusal = { code: 'alert-own-approval' };
    await assert.rejects(desk.step(own, { event: 'approve', hash: own.hash }, both), refusal);
    assert.deepEqual((await desk.read(own.id, both)).may, ['withdraw', 'return', 'reject']);

    const edited = await desk.edit(await desk.create(), {}, both);
    const sent = await desk.step(edited, { event: 'submit' }, desk.pat);
    await assert.rejects(desk.step(sent, { event: 'approve', hash: sent.hash }, both), refusal);

    const handed = await desk.step(await desk.create(), { event: 'submit' }, both);
    await assert.rejects(desk.step(handed, { event: 'approve', hash: handed.hash }, both), refusal);
  });

  test('a role that the step does not belong to is refused', async () => {
    const alert = await desk.submitted();
    const refusal = { code: 'not-permitted' };
    await assert.rejects(
      desk.step(alert, { event: 'approve', hash: alert.hash }, desk.pat),
      refusal,
    );
    await assert.rejects(desk.step(alert, { event: 'withdraw' }, desk.alex), refusal);
  });

  test('of two approvers at once one wins', async () => {
    const alert = await desk.submitted();
    const other = await makeStaff(desk.store, 'Other', ['approver']);
    const approve = { event: 'approve', hash: alert.hash } as const;
    const both = await Promise.allSettled([
      desk.step(alert, approve, desk.alex),
      desk.step(alert, approve, other),
    ]);
    assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1);
    const lost = both.find((one) => one.status === 'rejected');
    assert.equal((lost?.reason as { code: string } | undefined)?.code, 'alert-not-now');
    const { steps } = await desk.read(alert.id);
    assert.equal(steps.filter(({ event }) => event === 'approve').length, 1);
  });

  test('approval is of what was read: the hash and the revision', async () => {
    const alert = await desk.submitted();
    const changed = { code: 'alert-changed' };
    await assert.rejects(
      desk.step(alert, { event: 'approve', hash: 'f'.repeat(64) }, desk.alex),
      changed,
    );
    await assert.rejects(desk.step(alert, { event: 'approve' }, desk.alex), changed);
    const stale = { ...alert, revision: alert.revision + 1 };
    await assert.rejects(
      desk.step(stale, { event: 'approve', hash: alert.hash }, desk.alex),
      changed,
    );
  });

  test('a step judged on an older record does not go through', async () => {
    const alert = await desk.submitted();
    const { store, alex } = desk;
    const judged = { council: 'hart', id: alert.id, revision: 1, seen: 1, by: alex.id, reason: '' };
    const withdrawn = await desk.step(alert, { event: 'withdraw' }, desk.pat);
    await desk.step(withdrawn, { event: 'submit' }, desk.pat);
    await assert.rejects(
      store.alerts.step({
        ...judged,
        event: 'approve',
        approval: { hash: alert.hash, followers: 0, had: 0, newly: 0 },
      }),
      { code: 'alert-changed' },
    );
  });

  test('returning and rejecting need a reason; a returned alert is mended and goes again', async () => {
    const alert = await desk.submitted();
    const needed = { code: 'reason-needed' };
    for (const event of ['return', 'reject'] as const)
      await assert.rejects(desk.step(alert, { event }, desk.alex), needed);
    const returned = await desk.step(alert, { event: 'return', reason: 'Say where.' }, desk.alex);
    assert.equal(returned.steps.at(-1)?.reason, 'Say where.');
    const mended = await desk.edit(returned, { severity: 'Extreme' });
    assert.equal(mended.state, 'draft');
    const again = await desk.step(mended, { event: 'submit' }, desk.pat);
    const rejected = await desk.step(
      again,
      { event: 'reject', reason: 'A false alarm.' },
      desk.alex,
    );
    assert.deepEqual([rejected.state, (await desk.read(alert.id)).may], ['rejected', []]);
  });

  test('an alert whose end has passed is not approved', async () => {
    const alert = await desk.submitted({ expiresAt: clock.now() + 5 * minute });
    clock.pass(5 * minute);
    await assert.rejects(desk.step(alert, { event: 'approve', hash: alert.hash }, desk.alex), {
      code: 'alert-expired',
    });
  });

  test('an alert of another council is not there', async () => {
    const alert = await desk.create();
    const unknown = { code: 'alert-unknown' };
    const there = await makeStaff(desk.store, 'There', ['planner', 'approver'], 'rushmoor');
    await assert.rejects(desk.read(alert.id, there, 'rushmoor'), unknown);
    await assert.rejects(
      desk.edit({ ...alert, council: 'rushmoor' }, { where: [] }, there),
      unknown,
    );
    await assert.rejects(
      desk.step({ ...alert, council: 'rushmoor' }, { event: 'submit' }, there),
      unknown,
    );
    assert.deepEqual(await desk.list('rushmoor'), []);
    assert.ok((await desk.list()).some(({ id, author }) => id === alert.id && author === 'Pat'));
  });
});
