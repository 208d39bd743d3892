import type { Centre, CentreNode } from '@bellman/server/testing/centre';
import { Pace, awayFor, ringsFor, teams, type Chat, type Day } from './day.js';
import { checkEntries } from './entries.js';
import { Observer, type Row } from './observer.js';
import type { Mode } from './oracle.js';

/** What became of a day. */
export interface Played {
  /** How long each waited, s. */
  readonly waits: readonly number[];
  readonly observer: Observer;
  /** How often somebody asked for the next and was refused, or somebody else was quicker. */
  readonly missed: number;
}

type Act = () => Promise<void>;

/** The people of a day and what they do, second by second. */
export class Play {
  readonly #observer: Observer;
  readonly #pace: Pace;
  readonly #waits: number[] = [];
  readonly #planned = new Map<number, { first: Act[]; after: Act[] }>();
  readonly #ends = new Map<string, () => Promise<unknown>>();
  /** Who is about to press, and who may have another chat since the last look. */
  readonly #pressing = new Set<number>();
  readonly #touched = new Set<string>();
  readonly #has = new Map<string, number>();
  readonly #misses = new Map<string, number>();
  readonly #heard = new Set<string>();
  readonly #rungAt = new Map<string, string>();
  readonly #chats: ReadonlyMap<string, Chat>;
  readonly #desks: readonly {
    readonly id: string;
    readonly at: ReturnType<CentreNode['desk']>;
  }[];
  #second = 0;
  #missed = 0;
  #left: number;

  constructor(
    readonly day: Day,
    readonly mode: Mode,
    readonly centre: Centre,
    readonly set: (second: number) => number,
  ) {
    this.#left = day.chats.length;
    this.#chats = new Map(day.chats.map((chat) => [chat.name, chat]));
    this.#pace = new Pace(day.seed);
    const known = centre.staff.map((id, index) => [id, day.advisers[index]] as const);
    this.#observer = new Observer(
      mode,
      new Map(known.flatMap(([id, one]) => (one ? [[id, one] as const] : []))),
    );
    this.#desks = centre.staff.map((id, index) => ({ id, at: this.#node(index).desk(id) }));
  }

  /** @throws where the day cannot go on, with the faults that were seen until then */
  async play(): Promise<Played> {
    try {
      return await this.#through();
    } catch (error) {
      throw new Error(['the day broke off', ...this.#observer.faults].join('\n'), { cause: error });
    }
  }

  async #through(): Promise<Played> {
    for (const [index, chat] of this.day.chats.entries())
      this.#plan(chat.at, 'first', () => this.#arrive(chat, index));
    this.#second = this.day.chats[0]?.at ?? 0;
    for (; this.#left > 0; this.#second += 1) {
      const acts = this.#planned.get(this.#second);
      if (acts === undefined) continue;
      this.#planned.delete(this.#second);
      const at = this.set(this.#second);
      await Promise.all(acts.first.map((act) => act()));
      if (this.mode === 'offer' || acts.after.length > 0) await this.#look(at);
      await Promise.all(acts.after.map((act) => act()));
      await Promise.all(this.#acting().map((node) => node.settle()));
      await this.#look(at);
    }
    await checkEntries(this.#node(0).store, [...this.#ends.keys()], this.#observer);
    return { waits: this.#waits, observer: this.#observer, missed: this.#missed };
  }

  /**
   * The relays that look after the clock at this second: one, and now and then all of them at once.
   * Where nothing rings, all that the clock brings about is seldom.
   */
  #acting(): readonly CentreNode[] {
    if (this.#second % 60 === 0 || (this.mode === 'offer' && this.#second % 3 === 0))
      return this.centre.nodes;
    return this.mode === 'offer' ? [this.#node(this.#second)] : [];
  }

  #node(index: number): CentreNode {
    const node = this.centre.nodes[index % this.centre.nodes.length];
    if (node === undefined) throw new Error('A contact centre has at least one relay');
    return node;
  }

  #plan(second: number, when: 'first' | 'after', act: Act): void {
    const acts = this.#planned.get(second) ?? { first: [], after: [] };
    acts[when].push(act);
    this.#planned.set(second, acts);
  }

  async #arrive(chat: Chat, index: number): Promise<void> {
    const resident = this.#node(index).resident();
    const { name, service, language } = chat;
    const id = `start-of-${name}-${'x'.repeat(16)}`;
    const { conversation } = await resident.start({ id, name, service, language });
    this.#ends.set(conversation.id, () => resident.end({}));
    if (index % 5 === 0)
      this.#plan(chat.at + 1, 'after', () => this.#takeAnyway(chat, conversation.id));
    // When the team that it overflows to comes into question.
    for (const { after, to } of teams)
      if (to !== null) this.#plan(chat.at + after, 'after', async () => {});
  }

  /** One who has not the skill, and one who has no room, ask for a chat: it is not to be had. */
  async #takeAnyway(chat: Chat, id: string): Promise<void> {
    const unskilled = this.day.advisers.findIndex((one) => !one.services.includes(chat.service));
    // What rings at somebody's desk is theirs to take, and is counted in what they have.
    const full = this.#desks.findIndex(
      (desk) => this.#observer.room(desk.id) === 0 && this.#rungAt.get(id) !== desk.id,
    );
    for (const index of [unskilled, full]) {
      const desk = this.#desks[index];
      if (desk === undefined) continue;
      this.#touched.add(desk.id);
      const given = await desk.at.take({ conversation: id }).catch((problem: unknown) => problem);
      if (given instanceof Error || this.#has.get(id) === index) continue;
      this.#begin(index, { id, residentName: chat.name });
    }
  }

  /** Somebody presses "take next", now and then in two windows at once. */
  async #press(index: number): Promise<void> {
    this.#pressing.delete(index);
    const desk = this.#desks[index];
    if (desk === undefined || this.#observer.owes(desk.id)) return;
    if (this.#observer.open(desk.id).length === 0) return;
    const also = this.#node(index + 1).desk(desk.id);
    const windows = this.#second % 10 === 0 ? [desk.at, also] : [desk.at];
    this.#touched.add(desk.id);
    const answers = await Promise.allSettled(windows.map((window) => window.takeNext({})));
    const got = answers.flatMap((answer) =>
      answer.status === 'fulfilled' ? (answer.value.conversation ?? []) : [],
    );
    // Two windows may be given the same one.
    for (const one of new Map(got.map((view) => [view.id, view])).values()) this.#begin(index, one);
    this.#missed += answers.length - got.length;
    for (const answer of answers) {
      if (answer.status === 'rejected' && Reflect.get(answer.reason, 'code') !== 'at-capacity')
        throw answer.reason;
    }
  }

  /** Somebody has a chat from now on, with all that comes of it. */
  #begin(index: number, { id, residentName }: { id: string; residentName: string }): void {
    const chat = this.#chats.get(residentName);
    const desk = this.#desks[index];
    if (chat === undefined || desk === undefined) throw new Error(`Nobody knows ${residentName}`);
    if (this.#has.has(id)) this.#observer.faults.push(`${id} was taken twice: two were given it`);
    this.#has.set(id, index);
    this.#waits.push(this.#second - chat.at);
    this.#plan(this.#second + chat.length, 'first', async () => {
      this.#touched.add(desk.id);
      if (chat.residentEnds) await this.#ends.get(id)?.();
      else await desk.at.end({ conversation: id });
    });
    this.#plan(this.#second + chat.length + chat.wrapUp, 'first', async () => {
      this.#touched.add(desk.id);
      await desk.at.wrapUp({
        ...{ conversation: id, service: chat.service, journey: 'ask', level: 3 },
        ...{ resolved: true, avoidable: false, why: '', reference: '' },
      });
      this.#left -= 1;
    });
  }

  async #look(at: number): Promise<void> {
    const { store } = this.#node(this.#second);
    const [waiting, ...desks] = await Promise.all([
      store.chat.waiting({ councils: ['hart'] }),
      ...[...this.#touched].map(
        async (staff) => [staff, await store.chat.ofAdvisor({ staff })] as const,
      ),
    ]);
    this.#touched.clear();
    this.#observer.look({ at, waiting, desks: new Map(desks) });
    if (this.mode === 'offer') return waiting.forEach((row) => this.#hear(row));
    for (const [index, { id }] of this.#desks.entries()) {
      if (this.#pressing.has(index) || this.#observer.owes(id)) continue;
      if (this.#observer.open(id).length === 0) continue;
      this.#pressing.add(index);
      this.#plan(this.#second + this.#pace.reaction(), 'after', () => this.#press(index));
    }
  }

  /** It rings at a desk: somebody answers, passes it on, or is not there. */
  #hear({ id, offer_to: to, offer_until: until }: Row): void {
    if (to === null || until === null || this.#heard.has(`${id} ${to} ${until}`)) return;
    this.#heard.add(`${id} ${to} ${until}`);
    this.#rungAt.set(id, to);
    const index = this.#desks.findIndex((desk) => desk.id === to);
    const desk = this.#desks[index]?.at;
    if (desk === undefined) throw new Error(`Nobody is called ${to}`);
    const { does, after } = this.#pace.answer();
    // It may have gone on since: another chat of theirs has ended, and is to be wrapped up first.
    const stillRings = async (): Promise<boolean> => {
      const row = await this.#node(0).store.chat.get({ conversation: id });
      return row?.offer_to === to && row.offer_until === until;
    };
    if (does === 'nothing') return this.#miss(to, desk, stillRings);
    this.#plan(this.#second + after, does === 'take' ? 'after' : 'first', async () => {
      this.#touched.add(to);
      if (!(await stillRings())) return;
      if (does === 'pass' || this.#observer.owes(to)) {
        // It may go on by itself in this very moment.
        await desk.decline({ conversation: id }).catch((problem: unknown) => {
          if (Reflect.get(Object(problem), 'code') !== 'not-offered') throw problem;
        });
        return;
      }
      this.#misses.delete(to);
      this.#begin(index, (await desk.take({ conversation: id })).conversation);
    });
  }

  /** A ring that nobody hears; after the second, its adviser is away, and comes back by and by. */
  #miss(
    to: string,
    desk: ReturnType<CentreNode['desk']>,
    stillRings: () => Promise<boolean>,
  ): void {
    const ends = this.#second + ringsFor;
    this.#plan(ends, 'first', async () => {
      if (!(await stillRings())) return;
      const misses = (this.#misses.get(to) ?? 0) + 1;
      this.#misses.set(to, misses % 2);
      if (misses < 2) return;
      this.#plan(ends + awayFor, 'first', async () => {
        await desk.setState({ state: 'available' });
      });
    });
  }
}
