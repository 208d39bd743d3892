import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hasSkill, isForTeam } from '@bellman/protocol';
import fc from 'fast-check';
import type { AtDesk } from '../../store/desk/roster.js';
import { decide, next, passedFor, type Moment, type WaitingChat } from './decide.js';

const MINUTE = 60_000;
const now = Date.UTC(2026, 10, 23, 9);

const chatOf = (id: string, more: Partial<WaitingChat> = {}): WaitingChat => ({
  ...{ id, council: 'hart', service: 'waste', language: 'en', weight: 1, left: 0 },
  ...{ queued_at: now, rank_at: now, offer_to: null, offer_until: null },
  ...more,
});

const personOf = (staff: string, more: Partial<AtDesk> = {}): AtDesk => ({
  ...{ staff, name: staff, chosen: 'available', since: 0, present: true, load: 0, capacity: 2 },
  ...{ owes: [], takenAt: 0, skills: { hart: { services: [], languages: [], team: null } } },
  ...more,
});

const momentOf = (more: Partial<Moment>): Moment => ({
  ...{ now, waiting: [], people: [], passes: [], teams: {} },
  ...more,
});

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
    const people = [personOf('jo', { skills: english })];
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

const services = ['waste', 'planning', 'housing'];
const someOf = <T>(list: readonly T[]) => fc.subarray([...list]);
const skillsAny = fc.record({
  services: someOf(services),
  languages: someOf(['en', 'cy'] as const),
  team: fc.constantFrom(null, 'one', 'two'),
});
const momentAny: fc.Arbitrary<Moment> = fc
  .record({
    chats: fc.array(
      fc.record({
        service: fc.constantFrom(...services),
        language: fc.constantFrom('en', 'cy'),
        weight: fc.integer({ min: 1, max: 3 }),
        left: fc.constantFrom(0, 0, 0, 1),
        queued_at: fc.integer({ min: now - 20 * MINUTE, max: now }),
        ahead: fc.integer({ min: 0, max: 30 }),
        offer_to: fc.constantFrom(null, null, 'p0'),
        offer_until: fc.constantFrom(now - 1, now + 1),
      }),
      { maxLength: 25 },
    ),
    people: fc.array(
      fc.record({
        chosen: fc.constantFrom('available' as const, 'available' as const, 'break' as const),
        present: fc.boolean(),
        load: fc.integer({ min: 0, max: 4 }),
        capacity: fc.integer({ min: 1, max: 6 }),
        owes: fc.constantFrom([], [], ['hart']),
        takenAt: fc.integer({ min: 0, max: 9 }),
        skills: skillsAny,
      }),
      { maxLength: 8 },
    ),
    passes: fc.array(fc.tuple(fc.nat(24), fc.nat(7), fc.nat(2 * passedFor)), { maxLength: 8 }),
    overflow: fc.option(fc.integer({ min: 0, max: 15 })),
  })
  .map(({ chats, people, passes, overflow }) =>
    momentOf({
      waiting: chats.map(({ ahead, ...chat }, n) =>
        chatOf(`c${n}`, { ...chat, rank_at: chat.queued_at - ahead * MINUTE }),
      ),
      people: people.map(({ skills, load, ...person }, n) =>
        personOf(`p${n}`, {
          ...person,
          load: Math.min(load, person.capacity),
          skills: { hart: skills },
        }),
      ),
      passes: passes.map(([chat, person, ago]) => ({
        conversation: `c${chat}`,
        staff: `p${person}`,
        at: now - ago,
      })),
      teams: {
        hart: [
          {
            ...{ id: 'one', name: 'One', services: ['planning'] },
            overflow: overflow === null ? null : { after: overflow, to: 'two' },
          },
        ],
      },
    }),
  );

/** Said anew, and by what is left of everybody's capacity once all is dealt out. */
const couldHave = (
  { passes, teams }: Moment,
  chat: WaitingChat,
  person: AtDesk,
  load: number,
): boolean => {
  const skills = person.skills['hart'];
  if (skills === undefined || !person.present || person.chosen !== 'available') return false;
  if (person.owes.length > 0 || load + chat.weight > person.capacity) return false;
  if (!hasSkill(skills, chat)) return false;
  const asked = { service: chat.service, queuedAt: chat.queued_at };
  if (!isForTeam(skills.team, teams['hart'] ?? [], asked, now)) return false;
  return !passes.some(
    ({ conversation, staff, at }) =>
      conversation === chat.id && staff === person.staff && now - at < passedFor,
  );
};

test('whoever waits and whoever is there: each chat once, within capacity and skill, nobody skipped', () => {
  fc.assert(
    fc.property(momentAny, (moment) => {
      const dealt = decide(moment);
      const chats = new Map(moment.waiting.map((chat) => [chat.id, chat]));
      const loads = new Map(moment.people.map(({ staff, load }) => [staff, load]));
      assert.equal(new Set(dealt.map(({ conversation }) => conversation)).size, dealt.length);
      const ranks: number[] = [];
      for (const { conversation, staff } of dealt) {
        const chat = chats.get(conversation);
        const person = moment.people.find((one) => one.staff === staff);
        assert.ok(chat !== undefined && person !== undefined);
        assert.equal(chat.left, 0);
        const load = loads.get(staff) ?? 0;
        assert.ok(couldHave(moment, chat, person, load), `${conversation} is not for ${staff}`);
        loads.set(staff, load + chat.weight);
        ranks.push(chat.rank_at);
      }
      assert.deepEqual(
        ranks,
        ranks.toSorted((one, other) => one - other),
      );
      const given = new Set(dealt.map(({ conversation }) => conversation));
      for (const chat of moment.waiting) {
        const rings = chat.offer_to !== null && (chat.offer_until ?? 0) > now;
        if (given.has(chat.id) || chat.left === 1 || rings) continue;
        for (const person of moment.people) {
          const skipped = couldHave(moment, chat, person, loads.get(person.staff) ?? 0);
          assert.equal(skipped, false, `${person.staff} could have had ${chat.id}`);
        }
      }
    }),
    { numRuns: 1_000 },
  );
});
