import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AtDesk } from '../../store/desk/roster.js';
import { chatOf, momentOf, now, personOf } from '../../testing/moment.js';
import {
  decide,
  next,
  passedAloneFor,
  passedFor,
  type Moment,
  type WaitingChat,
} from './decide.js';

const MINUTE = 60_000;

const pairs = (moment: Moment): string[] =>
  decide(moment).map(({ conversation, staff }) => `${conversation} ${staff}`);

describe('who gets which chat', () => {
  test('the longest wait first, to the least busy, then to whoever has waited longest for one', () => {
    const waiting = [
      chatOf('b', { rank_at: now + 1 }),
      chatOf('a'),
      chatOf('c', { rank_at: now + 2 }),
    ];
    const people = [
      personOf('busy', { load: 1, capacity: 2 }),
      personOf('late', { takenAt: 2 }),
      personOf('early', { takenAt: 1 }),
      personOf('large', { load: 1, capacity: 4 }),
    ];
    assert.deepEqual(pairs(momentOf({ waiting, people })), ['a early', 'b late', 'c large']);
  });

  test('one that nobody can have holds up none behind it', () => {
    const waiting = [
      chatOf('heavy', { weight: 3, rank_at: 1 }),
      chatOf('welsh', { language: 'cy', rank_at: 2 }),
      chatOf('left', { left: 1, rank_at: 3 }),
      chatOf('light', { rank_at: 4 }),
    ];
    const english = { hart: { services: [], languages: ['en' as const], team: null } };
    const people = [personOf('jo', { load: 1, skills: english })];
    assert.deepEqual(pairs(momentOf({ waiting, people })), ['light jo']);
  });

  test('nobody who is away, gone, owes a wrap-up there, or has just passed it on', () => {
    const people = [
      personOf('gone', { present: false }),
      personOf('resting', { chosen: 'break' }),
      personOf('writing', { owes: ['hart'] }),
      personOf('passed'),
    ];
    const passes = [{ conversation: 'a', staff: 'passed', at: now - passedFor + 1 }];
    const waiting = [chatOf('a')];
    assert.deepEqual(pairs(momentOf({ waiting, people, passes })), []);
    const later = momentOf({ waiting, people, passes, now: now + 1 });
    assert.deepEqual(pairs(later), ['a passed']);
  });

  test('somebody who passed it on and has nobody beside them is rung again sooner', () => {
    const passes = [{ conversation: 'a', staff: 'alone', at: now }];
    const waiting = [chatOf('a')];
    const of = (after: number, more: Partial<AtDesk> = {}, ...others: AtDesk[]): string[] => {
      const people = [personOf('alone', more), ...others];
      return pairs(momentOf({ waiting, people, passes, now: now + after }));
    };
    const resting = personOf('resting', { chosen: 'break' });
    assert.deepEqual(of(passedAloneFor - 1, {}, resting), []);
    assert.deepEqual(of(passedAloneFor, {}, resting), ['a alone']);
    assert.deepEqual(of(1, { since: now + 1 }), ['a alone'], 'they said that they are available');
    const busy = personOf('busy', { load: 2 });
    assert.deepEqual(of(passedFor - 1, { since: now + 1 }, busy), []);
    assert.deepEqual(of(passedFor, {}, busy), ['a alone']);
  });

  test('one at a time at one desk', () => {
    const waiting = [chatOf('a'), chatOf('b', { rank_at: now + 1 })];
    const jo = personOf('jo', { capacity: 9 });
    assert.deepEqual(pairs(momentOf({ waiting, people: [jo] })), ['a jo']);
    const rung = personOf('jo', { capacity: 9, ringing: ['elsewhere'] });
    assert.deepEqual(pairs(momentOf({ waiting, people: [rung] })), []);
  });

  test('one heavier than anybody’s capacity takes all of it', () => {
    const waiting = [chatOf('a', { weight: 3 })];
    assert.deepEqual(pairs(momentOf({ waiting, people: [personOf('jo', { load: 1 })] })), []);
    assert.deepEqual(pairs(momentOf({ waiting, people: [personOf('jo')] })), ['a jo']);
  });

  test('what rings at a desk stays there until its end', () => {
    const rings = chatOf('a', { offer_to: 'jo', offer_until: now + 1 });
    const people = [personOf('sam')];
    assert.deepEqual(pairs(momentOf({ waiting: [rings], people })), []);
    assert.deepEqual(pairs(momentOf({ waiting: [rings], people, now: now + 1 })), ['a sam']);
  });

  test('a team first, and the one it overflows to once it has waited', () => {
    const teams = {
      hart: [
        { id: 'bins', name: 'Bins', services: ['waste'], overflow: { after: 5, to: 'all' } },
        { id: 'all', name: 'All', services: [], overflow: null },
      ],
    };
    const skills = { hart: { services: [], languages: [], team: 'all' } };
    const people = [personOf('jo', { skills })];
    const asked = { waiting: [chatOf('a')], people, teams };
    assert.deepEqual(pairs(momentOf({ ...asked, now: now + 5 * MINUTE - 1 })), []);
    assert.deepEqual(pairs(momentOf({ ...asked, now: now + 5 * MINUTE })), ['a jo']);
  });

  test('the next is what rings at one’s desk, then the first by rank that fits, then what was left', () => {
    const jo = personOf('jo', { load: 1 });
    const rings = chatOf('rings', { rank_at: 9, offer_to: 'jo', offer_until: now + 1 });
    const elsewhere = chatOf('else', { rank_at: 0, offer_to: 'sam', offer_until: now + 1 });
    const left = chatOf('left', { rank_at: 1, left: 1 });
    const [heavy, light] = [
      chatOf('heavy', { rank_at: 2, weight: 2 }),
      chatOf('light', { rank_at: 3 }),
    ];
    const of = (...waiting: WaitingChat[]) => next(momentOf({ waiting, people: [jo] }), jo)?.id;
    assert.equal(of(elsewhere, left, heavy, light, rings), 'rings');
    assert.equal(of(elsewhere, left, heavy, light), 'light');
    assert.equal(of(elsewhere, heavy, left), 'left');
    assert.equal(of(elsewhere, heavy), 'heavy', 'so that the store says that there is no room');
    assert.equal(of(elsewhere), undefined);
  });
});
