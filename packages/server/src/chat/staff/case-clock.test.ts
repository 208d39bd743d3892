import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CaseKind, CaseState, CaseStep } from '@bellman/protocol';
import * as v from 'valibot';
import { CouncilHours } from '../../councils/hours.js';
import { afterStep, caseClock } from './case-clock.js';

const hours = v.parse(CouncilHours, {});
const at = (moment: string): number => Date.parse(moment);
const said = (moment: number | null): string | null =>
  moment === null ? null : new Date(moment).toISOString();
/** Friday, a week before Good Friday 2026. */
const friday = at('2026-03-27T10:00Z');

describe('the clock of a case', () => {
  test('acknowledges a complaint in 5 working days and answers in 20, over Easter', async () => {
    const clock = await caseClock({ hours, complaints: '5-20' });
    const moments = { at: friday, movedAt: friday };
    // 30 March to 2 April are four; Good Friday and Easter Monday are none. Summer time has begun.
    assert.equal(said(clock.due('complaint', 'open', moments)), '2026-04-07T16:00:00.000Z');
    assert.equal(said(clock.answer('complaint', friday)), '2026-04-28T16:00:00.000Z');
    // Acknowledged late, it is still due by when it was raised.
    const late = { at: friday, movedAt: at('2026-04-10T10:00Z') };
    assert.equal(said(clock.due('complaint', 'acknowledged', late)), '2026-04-28T16:00:00.000Z');
    assert.equal(said(clock.due('complaint', 'stage-2', late)), '2026-05-11T16:00:00.000Z');
  });

  test('has a shorter first stage in the other profile', async () => {
    const clock = await caseClock({ hours, complaints: '5-10-20' });
    assert.equal(said(clock.answer('complaint', friday)), '2026-04-14T16:00:00.000Z');
    const second = { at: friday, movedAt: at('2026-04-14T10:00Z') };
    assert.equal(said(clock.due('complaint', 'stage-2', second)), '2026-05-13T16:00:00.000Z');
  });

  test('gives a request 20 days, a concern and abuse one, a compliment none', async () => {
    const clock = await caseClock({ hours, complaints: '5-10-20' });
    const moments = { at: friday, movedAt: friday };
    const due = (kind: 'information' | 'concern' | 'abuse' | 'compliment') =>
      said(clock.due(kind, 'open', moments));
    assert.equal(due('information'), '2026-04-28T16:00:00.000Z');
    assert.equal(due('concern'), '2026-03-30T16:00:00.000Z');
    assert.equal(due('abuse'), '2026-03-30T16:00:00.000Z');
    assert.equal(due('compliment'), null);
    assert.equal(clock.answer('compliment', friday), null);
    for (const state of ['answered', 'answered-2', 'closed'] as const) {
      assert.equal(clock.due('complaint', state, moments), null);
    }
  });
});

test('each step leads where it may, from each state, and nowhere else', () => {
  const reached = CaseKind.options.map((kind) =>
    CaseState.options.flatMap((state) =>
      CaseStep.entries.step.options.flatMap((step) => {
        const to = afterStep(kind, state, step);
        return to === null ? [] : [`${state} ${step} ${to}`];
      }),
    ),
  );
  const usual = [
    'open acknowledge acknowledged',
    'open answer answered',
    'open close closed',
    'acknowledged answer answered',
    'acknowledged close closed',
    'answered close closed',
    'stage-2 answer answered-2',
    'stage-2 close closed',
    'answered-2 close closed',
  ];
  const [complaint, ...others] = reached;
  assert.deepEqual(complaint, usual.toSpliced(5, 0, 'answered stage-2 stage-2'));
  for (const other of others) assert.deepEqual(other, usual);
});
