import { services, standing, suits, type Adviser } from './day.js';
import type { Mode } from './oracle.js';

/** As much of a chat as the store says of it, in the store's names. */
export interface Row {
  readonly id: string;
  readonly service: string;
  readonly language: string;
  readonly state: string;
  readonly advisor: string | null;
  readonly wrap_by: string | null;
  readonly offer_to: string | null;
  readonly offer_until: number | null;
  readonly queued_at: number;
}

/** What the store says at one moment. */
export interface Sight {
  /** ms */
  readonly at: number;
  /** All who wait. */
  readonly waiting: readonly Row[];
  /** Staff id → the chats that they have or are still to wrap up: of those who were looked at. */
  readonly desks: ReadonlyMap<string, readonly Row[]>;
}

const weightOf = ({ service }: Row): number => services[service]?.weight ?? 1;

/** Whether it rings at somebody's desk at this moment. */
const rings = (row: Row, at: number): boolean =>
  row.offer_to !== null && row.offer_until !== null && row.offer_until > at;

/**
 * Watches a contact centre by what the store says of it, sight after sight, and writes down each
 * break of a promise. It goes by rules of its own, and trusts no rank or weight that it is told.
 */
export class Observer {
  readonly faults: string[] = [];
  /** How many chats were seen to be taken, and to ring. */
  taken = 0;
  rung = 0;
  #before: Sight = { at: 0, waiting: [], desks: new Map() };
  readonly #desks = new Map<string, readonly Row[]>();
  /** Chat → who has it. */
  readonly #owners = new Map<string, string>();
  /** Chat → who it rang at so far. */
  readonly #rang = new Map<string, Set<string>>();

  /** @param staff staff id → what they may have, which is known from elsewhere */
  constructor(
    readonly mode: Mode,
    readonly staff: ReadonlyMap<string, Adviser>,
  ) {}

  /** The next thing that is seen. */
  look(sight: Sight): void {
    const gained = this.#gains(sight);
    for (const [id, rows] of sight.desks) this.#desks.set(id, rows);
    for (const id of this.#concerned(sight)) this.#checkLoad(id, sight);
    for (const { id, row } of gained) {
      this.taken += 1;
      this.#checkOwner(id, row);
      this.#checkSkill('has', id, row, sight);
      if (this.mode === 'take') this.#checkOrder(id, row, sight);
      else if (!this.#rang.get(row.id)?.has(id))
        this.#fault(sight, `${this.#name(id)} has ${row.id}, which never rang at their desk`);
    }
    for (const row of sight.waiting) this.#checkRing(row, sight);
    this.#before = sight;
  }

  /** How much of somebody's capacity is left, as they see it. */
  room(id: string): number {
    return (this.staff.get(id)?.capacity ?? 0) - this.#load(id, this.#before);
  }

  /** Whether somebody is still to wrap a chat up. */
  owes(id: string): boolean {
    return (this.#desks.get(id) ?? []).some(({ state }) => state === 'ended');
  }

  /** Those who wait, of whom somebody could have any. */
  open(id: string): readonly Row[] {
    const { at, waiting } = this.#before;
    return waiting.filter(
      (row) => !rings(row, at) && weightOf(row) <= this.room(id) && this.#suits(id, row, at),
    );
  }

  /** What a chat's entries say at the end of the day: that somebody joined it once. */
  checkEntries(chat: string, codes: readonly string[]): void {
    const joined = codes.filter((code) => code === 'joined').length;
    if (joined !== 1) this.faults.push(`${chat} was taken ${joined} times, by its entries`);
    if (codes.at(-1) !== 'ended') this.faults.push(`${chat} did not end: ${codes.join(', ')}`);
  }

  #gains({ desks }: Sight): { id: string; row: Row }[] {
    return [...desks].flatMap(([id, rows]) => {
      const had = new Set((this.#desks.get(id) ?? []).map((row) => row.id));
      return rows.filter((row) => !had.has(row.id)).map((row) => ({ id, row }));
    });
  }

  #concerned({ desks, waiting, at }: Sight): Set<string> {
    const rung = waiting.flatMap((row) => (rings(row, at) ? (row.offer_to ?? []) : []));
    return new Set([...desks.keys(), ...rung]);
  }

  #load(id: string, { waiting, at }: Sight): number {
    const rung = waiting.filter((row) => row.offer_to === id && rings(row, at));
    return [...(this.#desks.get(id) ?? []), ...rung].reduce((sum, row) => sum + weightOf(row), 0);
  }

  #checkLoad(id: string, sight: Sight): void {
    const [load, most] = [this.#load(id, sight), this.staff.get(id)?.capacity ?? 0];
    if (load > most) this.#fault(sight, `${this.#name(id)} has ${load} of ${most}`);
  }

  #checkOwner(id: string, row: Row): void {
    const owner = this.#owners.get(row.id);
    if (owner !== undefined && owner !== id)
      this.faults.push(`${row.id} was taken twice: by ${this.#name(owner)}, ${this.#name(id)}`);
    this.#owners.set(row.id, id);
  }

  #suits(id: string, row: Row, at: number): boolean {
    const adviser = this.staff.get(id);
    return adviser !== undefined && suits(adviser, row, (at - row.queued_at) / 1_000);
  }

  #checkSkill(what: string, id: string, row: Row, sight: Sight): void {
    if (this.#suits(id, row, sight.at)) return;
    this.#fault(sight, `${this.#name(id)} ${what} ${row.id} and has not the skill or the team`);
  }

  #checkRing(row: Row, sight: Sight): void {
    const { offer_to: id } = row;
    if (id === null || !rings(row, sight.at)) return;
    const before = this.#before.waiting.find((other) => other.id === row.id);
    if (before?.offer_to === id && before.offer_until === row.offer_until) return;
    this.rung += 1;
    this.#checkSkill('is rung for', id, row, sight);
    this.#checkOrder(id, row, sight);
    this.#rang.set(row.id, (this.#rang.get(row.id) ?? new Set()).add(id));
  }

  /**
   * Nobody stands before this one whom the same adviser could have had instead: nobody, that is,
   * who waited before and waits still, is rung for nobody, and was not passed on by them.
   */
  #checkOrder(id: string, row: Row, sight: Sight): void {
    const place = standing(row.service, row.queued_at / 1_000);
    const room = (this.staff.get(id)?.capacity ?? 0) - this.#load(id, sight) + weightOf(row);
    const waits = new Map(sight.waiting.map((other) => [other.id, other]));
    for (const before of this.#before.waiting) {
      const other = waits.get(before.id);
      if (other === undefined || other.id === row.id) continue;
      if (rings(before, sight.at) || rings(other, sight.at)) continue;
      if (this.#rang.get(other.id)?.has(id) || weightOf(other) > room) continue;
      if (standing(other.service, other.queued_at / 1_000) >= place) continue;
      // Judged by the moment before: a team's turn may have come only since.
      if (!this.#suits(id, other, this.#before.at)) continue;
      this.#fault(sight, `${this.#name(id)} got ${row.id} out of order: ${other.id} is before it`);
    }
  }

  #name(id: string): string {
    return this.staff.get(id)?.name ?? id;
  }

  #fault({ at }: Sight, what: string): void {
    this.faults.push(`${new Date(at).toISOString().slice(11, 19)} ${what}`);
  }
}
