import type { StaffAlert } from '@bellman/protocol';
import { staffAlert } from '../testing/alerts.js';
import { hart, NOW } from '../testing/parts.js';
import { expect, fixture } from '../testing/page.js';
import { audienceOf } from '../testing/alerts.js';
import { confirmWords, goingOf } from './confirm-words.js';
import { life, statesOf } from './life.js';
import { followUps } from './versions.js';

const step = (to: StaffAlert['state']): StaffAlert['steps'][number] => ({
  ...{ event: 'edit', from: 'draft', to, by: null, at: NOW, reason: '' },
});
const states = (state: StaffAlert['state'], ...been: StaffAlert['state'][]): string =>
  statesOf({ state, steps: been.map(step) }).join(' ');

describe('an alert’s life', () => {
  it('shows where it went, and what of the usual way is to come', () => {
    expect(states('draft')).to.equal('draft submitted approved sending sent expired');
    expect(states('returned', 'submitted', 'returned')).to.equal(
      'draft returned submitted approved sending sent expired',
    );
    expect(states('submitted', 'submitted', 'returned', 'draft', 'submitted')).to.equal(
      'draft submitted approved sending sent expired',
    );
    // Without a second person.
    expect(states('sending', 'approved', 'sending')).to.equal(
      'draft approved sending sent expired',
    );
    expect(states('stopped', 'submitted', 'approved', 'sending', 'stopped')).to.equal(
      'draft submitted approved sending stopped',
    );
    expect(states('rejected', 'submitted', 'rejected')).to.equal('draft submitted rejected');
    expect(states('expired', 'submitted', 'approved', 'expired')).to.equal(
      'draft submitted approved expired',
    );
  });

  it('says of what waits for its time that it is to be sent, and of what was sent only that it was approved', async () => {
    const at = NOW + 3_600_000;
    const wordsOf = async (fields: Partial<StaffAlert>): Promise<string> =>
      (await fixture(life(staffAlert(fields), NOW))).textContent.replaceAll(/\s+/g, ' ');
    const waiting = await wordsOf({ state: 'approved', sendAt: at });
    expect(waiting).to.contain('Now: Approved, to be sent on');
    expect(waiting).not.to.contain('about to be sent');
    expect(await wordsOf({ state: 'approved' })).to.contain('Now: Approved, about to be sent');
    expect(await wordsOf({ state: 'sent', steps: [step('approved'), step('sent')] })).to.contain(
      'Done: Approved Now: Sent',
    );
  });

  it('asks in words that grow with the audience', () => {
    const ask = (followers: number | null, fields: Partial<StaffAlert> = {}): string =>
      confirmWords(goingOf(staffAlert(fields), hart, NOW), audienceOf(followers)).join(' ');
    expect(ask(0)).to.contain('No phone gets it');
    expect(ask(null)).to.equal('It goes to fewer than 5 followers in Hook.');
    expect(ask(1_000)).to.contain('1,000 followers in Hook. It cannot be called back');
    expect(ask(1_001)).to.contain('1,001 followers in Hook at once: more than 1,000 people.');
    expect(ask(10_001)).to.contain('a large part of the district');
    expect(ask(12, { type: 'all-clear' })).to.contain('everyone who got the first alert');
    expect(ask(12, { exercise: true })).to.contain('begins with EXERCISE');
    expect(ask(12, { sendAt: NOW + 3_600_000 })).to.contain('can be stopped until then');
  });

  it('offers what may follow: all, nothing beside another, no update of what was stopped', () => {
    const other = { id: 'other', version: 2, type: 'update' } as const;
    const sent = { state: 'sent', sentAt: NOW } as const;
    expect(followUps(staffAlert(sent))).to.deep.equal(['update', 'correction', 'all-clear']);
    expect(
      followUps(staffAlert({ ...sent, versions: [{ ...other, state: 'returned' }] })),
    ).to.deep.equal([]);
    expect(followUps(staffAlert({ ...sent, type: 'all-clear' }))).to.deep.equal([]);
    expect(followUps(staffAlert({ state: 'stopped', sentAt: NOW }))).to.deep.equal([
      'correction',
      'all-clear',
    ]);
    for (const state of ['stopped', 'rejected', 'submitted'] as const)
      expect(followUps(staffAlert({ state, sentAt: null }))).to.deep.equal([]);
    expect(followUps(staffAlert({ state: 'expired', sentAt: NOW }))).to.deep.equal([]);
  });
});
