import {
  Pace,
  awayFor,
  ringsFor,
  services,
  standing,
  suits,
  type Adviser,
  type Chat,
  type Day,
} from './day.js';

/** How chats come to advisers: they take the next, or are rung. */
export type Mode = 'take' | 'offer';

/** Who passed a chat on, or let it ring, is not rung for it again for so long, s. */
const passLasts = 120;

/** The same where nobody else is there who could have it, s. */
const passLastsAlone = 30;

interface Desk {
  readonly adviser: Adviser;
  load: number;
  /** Chats that they still have to wrap up. */
  owed: number;
  /** When they press "take next"; null: they see nothing for them. */
  pressAt: number | null;
  lastNew: number;
  missed: number;
  awayUntil: number;
  /** Whether a chat rings here: one at a time does. */
  rung: boolean;
}

interface Waiting {
  readonly chat: Chat;
  ring: {
    readonly desk: Desk;
    readonly ends: number;
    readonly answers: { readonly at: number; readonly does: 'take' | 'pass' | 'nothing' };
  } | null;
  /** Who passed it on, when, and whether they let it ring out. */
  readonly passed: Map<Desk, { readonly at: number; readonly missed: boolean }>;
}

/**
 * What becomes of a day by the policy that `PROTOCOL.md` states ("Who gets which chat"), played
 * second by second in memory. It knows nothing of the product: its own queue, its own rules.
 * @returns how long each waited, s, in the order in which they were taken
 */
export const playByTheRules = (day: Day, mode: Mode): number[] => new Oracle(day, mode).play();

/** The day as it would be if everybody could answer everything: no queue can do better. */
export const pooled = (day: Day): Day => ({
  ...day,
  advisers: day.advisers.map((adviser) => ({
    ...adviser,
    services: Object.keys(services),
    languages: ['en', 'cy'],
    team: 'benefits',
  })),
});

class Oracle {
  readonly #desks: readonly Desk[];
  readonly #pace: Pace;
  readonly #waits: number[] = [];
  #queue: Waiting[] = [];
  /** What happens at a second that is known before: ends, and ends of wrapping up. */
  readonly #later = new Map<number, (() => void)[]>();
  #now = 0;

  constructor(
    readonly day: Day,
    readonly mode: Mode,
  ) {
    this.#pace = new Pace(day.seed);
    this.#desks = day.advisers.map((adviser) => ({
      ...{ adviser, load: 0, owed: 0, pressAt: null, missed: 0 },
      ...{ lastNew: 0, awayUntil: 0, rung: false },
    }));
  }

  play(): number[] {
    const coming = [...this.day.chats];
    this.#now = coming[0]?.at ?? 0;
    while (this.#waits.length < this.day.chats.length) {
      for (const act of this.#later.get(this.#now) ?? []) act();
      this.#later.delete(this.#now);
      while (coming[0] && coming[0].at <= this.#now) this.#arrive(coming.shift());
      if (this.mode === 'take') this.#press();
      else this.#ring();
      this.#now += 1;
    }
    return this.#waits;
  }

  #arrive(chat: Chat | undefined): void {
    if (!chat) return;
    this.#queue.push({ chat, ring: null, passed: new Map() });
    this.#queue.sort(
      (a, b) =>
        standing(a.chat.service, a.chat.at) - standing(b.chat.service, b.chat.at) ||
        a.chat.at - b.chat.at,
    );
  }

  /** Whether somebody could have this chat now. */
  #fits(desk: Desk, { chat }: Waiting): boolean {
    const weight = services[chat.service]?.weight ?? 1;
    return (
      desk.owed === 0 &&
      desk.awayUntil <= this.#now &&
      desk.load + weight <= desk.adviser.capacity &&
      suits(desk.adviser, chat, this.#now - chat.at)
    );
  }

  #press(): void {
    for (const desk of this.#desks.filter(({ pressAt }) => pressAt === this.#now)) {
      desk.pressAt = null;
      const next = this.#queue.find((one) => this.#fits(desk, one));
      if (next) this.#give(desk, next);
    }
    for (const desk of this.#desks)
      if (desk.pressAt === null && this.#queue.some((one) => this.#fits(desk, one)))
        desk.pressAt = this.#now + this.#pace.reaction();
  }

  #ring(): void {
    for (const one of this.#queue.filter(({ ring }) => ring !== null)) this.#answer(one);
    for (const one of this.#queue.filter(({ ring }) => ring === null)) {
      const free = this.#desks
        .filter((desk) => this.#fits(desk, one))
        .filter((desk) => !desk.rung && this.#mayRing(desk, one))
        .toSorted(
          (a, b) =>
            a.load / a.adviser.capacity - b.load / b.adviser.capacity || a.lastNew - b.lastNew,
        );
      const [desk] = free;
      if (desk === undefined) continue;
      const { does, after } = this.#pace.answer();
      desk.load += services[one.chat.service]?.weight ?? 1;
      desk.rung = true;
      const ends = this.#now + ringsFor;
      one.ring = { desk, ends, answers: { at: this.#now + after, does } };
    }
  }

  /** Whether a chat may ring at somebody who has passed it on. */
  #mayRing(desk: Desk, { chat, passed }: Waiting): boolean {
    const pass = passed.get(desk);
    if (pass === undefined || this.#now >= pass.at + passLasts) return true;
    // Whoever came back has said that they are available.
    const back = desk.awayUntil > pass.at;
    if (back && pass.missed) return true;
    const others = this.#desks.some(
      (other) =>
        other !== desk &&
        other.awayUntil <= this.#now &&
        suits(other.adviser, chat, this.#now - chat.at),
    );
    return !others && (back || this.#now >= pass.at + passLastsAlone);
  }

  /** What rings is taken, passed on, or rings until its end; it goes on where a wrap-up is owed. */
  #answer(one: Waiting): void {
    const { ring } = one;
    if (ring === null) return;
    const { desk, ends, answers } = ring;
    const answered = answers.does !== 'nothing' && answers.at <= this.#now;
    if (!answered && ends > this.#now && desk.owed === 0) return;
    desk.rung = false;
    desk.load -= services[one.chat.service]?.weight ?? 1;
    one.ring = null;
    if (desk.owed > 0 && ends > this.#now) return;
    if (answered && answers.does === 'take') return this.#give(desk, one);
    one.passed.set(desk, { at: this.#now, missed: !answered });
    if (answered) return;
    desk.missed += 1;
    if (desk.missed < 2) return;
    desk.missed = 0;
    desk.awayUntil = this.#now + awayFor;
  }

  #give(desk: Desk, one: Waiting): void {
    const weight = services[one.chat.service]?.weight ?? 1;
    this.#queue = this.#queue.filter((other) => other !== one);
    this.#waits.push(this.#now - one.chat.at);
    desk.load += weight;
    desk.lastNew = this.#now;
    desk.missed = 0;
    this.#in(one.chat.length, () => {
      desk.owed += 1;
      this.#in(one.chat.wrapUp, () => {
        desk.owed -= 1;
        desk.load -= weight;
      });
    });
  }

  #in(seconds: number, act: () => void): void {
    const at = this.#now + seconds;
    this.#later.set(at, [...(this.#later.get(at) ?? []), act]);
  }
}
