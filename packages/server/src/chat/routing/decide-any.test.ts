import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasSkill, isForTeam } from '@bellman/protocol';
import fc from 'fast-check';
import type { AtDesk } from '../../store/desk/roster.js';
import { chatOf, momentOf, now, personOf } from '../../testing/moment.js';
import { decide, passedAloneFor, passedFor, type Moment, type WaitingChat } from './decide.js';

const MINUTE = 60_000;

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
        ringing: fc.constantFrom([], [], ['elsewhere']),
        since: fc.integer({ min: now - 2 * passedFor, max: now }),
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

/** Whether somebody who is there could have it, were they to wait for it. */
const eligible = ({ teams }: Moment, chat: WaitingChat, person: AtDesk): boolean => {
  const skills = person.skills['hart'];
  if (skills === undefined || !person.present || person.chosen !== 'available') return false;
  if (!hasSkill(skills, chat)) return false;
  const asked = { service: chat.service, queuedAt: chat.queued_at };
  return isForTeam(skills.team, teams['hart'] ?? [], asked, now);
};

/** Said anew, of somebody at whose desk nothing rings yet. */
const couldHave = (moment: Moment, chat: WaitingChat, person: AtDesk): boolean => {
  if (!eligible(moment, chat, person) || person.ringing.length > 0) return false;
  if (person.owes.length > 0) return false;
  if (person.load > 0 && person.load + chat.weight > person.capacity) return false;
  const others = moment.people.filter((one) => one !== person && eligible(moment, chat, one));
  // Of passes that are drawn twice the latter counts.
  const at = moment.passes.findLast(
    ({ conversation, staff }) => conversation === chat.id && staff === person.staff,
  )?.at;
  if (at === undefined || now - at >= passedFor) return true;
  return others.length === 0 && (now - at >= passedAloneFor || person.since > at);
};

test('whoever waits and whoever is there: each chat once, within capacity and skill, nobody skipped', () => {
  fc.assert(
    fc.property(momentAny, (moment) => {
      const dealt = decide(moment);
      const chats = new Map(moment.waiting.map((chat) => [chat.id, chat]));
      const rung = new Set<string>();
      assert.equal(new Set(dealt.map(({ conversation }) => conversation)).size, dealt.length);
      const ranks: number[] = [];
      for (const { conversation, staff } of dealt) {
        const chat = chats.get(conversation);
        const person = moment.people.find((one) => one.staff === staff);
        assert.ok(chat !== undefined && person !== undefined);
        assert.equal(chat.left, 0);
        assert.equal(rung.has(staff), false, `${staff} is rung twice`);
        assert.ok(couldHave(moment, chat, person), `${conversation} is not for ${staff}`);
        rung.add(staff);
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
          const skipped = !rung.has(person.staff) && couldHave(moment, chat, person);
          assert.equal(skipped, false, `${person.staff} could have had ${chat.id}`);
        }
      }
    }),
    { numRuns: 1_000 },
  );
});
