import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Observer, type Row, type Sight } from './observer.js';
import type { Mode } from './oracle.js';

const adviser = (name: string, more: object = {}) => ({
  ...{ name, capacity: 2, services: ['waste', 'planning', 'benefits', 'housing-advice'] },
  ...{ languages: ['en' as const], team: 'front-line', ...more },
});
const staff = new Map([
  ['a', adviser('Ann')],
  ['b', adviser('Ben', { services: ['parking'] })],
]);

const minute = 60_000;
const row = (id: string, minutes: number, more: Partial<Row> = {}): Row => ({
  ...{ id, service: 'waste', language: 'en', state: 'waiting', advisor: null, wrap_by: null },
  ...{ offer_to: null, offer_until: null, queued_at: minutes * minute, ...more },
});
const held = (one: Row, by: string): Row => ({ ...one, state: 'active', advisor: by });
const rung = (one: Row, to: string, until: number): Row => ({
  ...one,
  offer_to: to,
  offer_until: until * minute,
});
const sight = (
  minutes: number,
  waiting: readonly Row[],
  desks: Readonly<Record<string, readonly Row[]>> = {},
): Sight => ({ at: minutes * minute, waiting, desks: new Map(Object.entries(desks)) });

const faultsOf = (sights: readonly Sight[], mode: Mode = 'take'): string[] => {
  const observer = new Observer(mode, staff);
  for (const one of sights) observer.look(one);
  return observer.faults;
};

const [one, two, three] = [row('one', 0), row('two', 1), row('three', 2)];

/** A trace with a fault in it must not pass: else a day without faults would prove nothing. */
describe('the observer', () => {
  it('finds nothing in a trace that is right', () => {
    const fine = [
      sight(3, [one, two]),
      sight(4, [two], { a: [held(one, 'a')] }),
      sight(5, [], { a: [held(one, 'a'), held(two, 'a')] }),
    ];
    assert.deepEqual(faultsOf(fine), []);
  });

  it('finds a chat that was taken twice', () => {
    const parking = row('one', 0, { service: 'parking' });
    const twice = [
      sight(3, [parking]),
      sight(4, [], { b: [held(parking, 'b')] }),
      sight(5, [], { a: [held(parking, 'a')] }),
    ];
    assert.match(faultsOf(twice).join(), /one was taken twice: by Ben, Ann/);
    const observer = new Observer('take', staff);
    observer.checkEntries('one', ['started', 'joined', 'joined', 'ended']);
    observer.checkEntries('two', ['started', 'joined']);
    assert.deepEqual(observer.faults, [
      'one was taken 2 times, by its entries',
      'two did not end: started, joined',
    ]);
  });

  it('finds an adviser over capacity: by chats, by weight, by what is to be wrapped up, by rings', () => {
    const all = [one, two, three];
    const heavy = row('heavy', 3, { service: 'planning' });
    const ended: Row = { ...held(one, 'a'), state: 'ended', wrap_by: 'a' };
    const over = (waiting: readonly Row[], rows: readonly Row[], mode: Mode = 'take') =>
      faultsOf([sight(3, [...all, heavy]), sight(4, waiting, { a: rows })], mode).join();
    assert.match(
      over(
        [],
        all.map((each) => held(each, 'a')),
      ),
      /Ann has 3 of 2/,
    );
    assert.match(over([], [held(one, 'a'), held(heavy, 'a')]), /Ann has 3 of 2/);
    assert.match(over([], [ended, held(two, 'a'), held(three, 'a')]), /Ann has 3 of 2/);
    assert.match(
      over([rung(three, 'a', 9)], [held(one, 'a'), held(two, 'a')], 'offer'),
      /Ann has 3 of 2/,
    );
    assert.doesNotMatch(over([rung(three, 'a', 4)], [held(one, 'a'), held(two, 'a')]), /3 of 2/);
  });

  it('finds one without the skill, the language or the team', () => {
    const given = (chat: Row, by: string, minutes = 4) =>
      faultsOf([sight(3, [chat]), sight(minutes, [], { [by]: [held(chat, by)] })]).join();
    assert.match(given(one, 'b'), /Ben has one and has not the skill/);
    assert.match(given({ ...one, language: 'cy' }, 'a'), /Ann has one and has not the skill/);
    const benefits = row('one', 3, { service: 'benefits' });
    assert.match(given(benefits, 'a', 5), /Ann has one and has not the skill or the team/);
    assert.equal(given(benefits, 'a', 6), '');
    assert.match(
      faultsOf([sight(3, [one]), sight(4, [rung(one, 'b', 9)])], 'offer').join(),
      /Ben is rung for one and has not the skill/,
    );
  });

  it('finds one who was taken out of order, and lets priority age', () => {
    const late = (first: Row, second: Row) =>
      faultsOf([sight(30, [first, second]), sight(30, [first], { a: [held(second, 'a')] })]).join();
    assert.match(late(one, two), /Ann got two out of order: one is before it/);
    const housing = (minutes: number) => row('h', minutes, { service: 'housing-advice' });
    assert.match(late(housing(9), one), /Ann got one out of order: h is before it/);
    assert.equal(late(housing(11), one), '');
    assert.match(late(one, housing(11)), /Ann got h out of order: one is before it/);
    // Whom Ann could not have had is no fault of theirs.
    assert.equal(late({ ...one, service: 'parking' }, two), '');
    const rings = [
      sight(30, [one, two]),
      sight(30, [one, rung(two, 'a', 31)]),
      sight(30.2, [one], { a: [held(two, 'a')] }),
    ];
    assert.deepEqual(
      faultsOf(rings, 'offer').map((fault) => fault.slice(9)),
      ['Ann got two out of order: one is before it'],
    );
  });

  it('finds one who has what never rang at their desk, where chats ring', () => {
    const trace = [sight(3, [one]), sight(4, [], { a: [held(one, 'a')] })];
    assert.match(faultsOf(trace, 'offer').join(), /Ann has one, which never rang at their desk/);
  });
});
