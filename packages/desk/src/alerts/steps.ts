import { transition, type AlertStep, type StaffAlert } from '@bellman/protocol';
import type { ReactiveControllerHost } from 'lit';
import { asRefusal, type Refusal } from '../link/refusal.js';
import { isAboutCode } from '../people/ask-code.js';
import type { Session } from '../session.js';
import type { ReasonedStep } from './ask-reason.js';
import type { LiveAlert } from './live-alert.js';
import { overtakes } from './overtakes.js';

export type StepEvent = AlertStep['event'];
/** What goes with a step, beside the revision. */
export type StepWords = Omit<AlertStep, 'event' | 'revision'>;

/** The steps that somebody takes on the alert on screen: one at a time, with what must be asked first. */
export class Steps {
  busy = false;
  refusal: Refusal | undefined;
  /** The step whose reason is being asked for. */
  asking: ReasonedStep | undefined;
  /** The step whose code is being asked for. */
  coding: { readonly event: StepEvent; readonly words: StepWords } | undefined;
  /** The step that was last taken, or refused. */
  #tried: StepEvent | undefined;
  /** A second step of signing in was set up after this page was opened. */
  #asksCode = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly session: () => Session,
    private readonly live: LiveAlert,
    private readonly onTaken: (event: StepEvent, now: StaffAlert) => Promise<void>,
    private readonly onRefused: () => Promise<void>,
  ) {}

  /** What was refused, unless a dialog that is open says it itself. */
  get told(): Refusal | undefined {
    return this.asking || this.coding ? undefined : this.refusal;
  }

  /** What was said against the code. */
  get codeProblem(): string {
    return this.refusal && isAboutCode(this.refusal.code) ? this.refusal.message : '';
  }

  /** What was said against anything else. */
  get problem(): string {
    return this.refusal && !isAboutCode(this.refusal.code) ? this.refusal.message : '';
  }

  /** Whether a step needs the second step's code of this moment. */
  again(event: StepEvent): boolean {
    const { newest } = this.live;
    const row = newest && transition(newest.state, event);
    return row?.again === true && (this.session().me.totp || this.#asksCode);
  }

  /**
   * The alert has moved on: what is asked or was refused about a step that cannot be taken any more
   * is given up. Answers the step whose dialog was open.
   */
  moved(): StepEvent | undefined {
    const asked = this.asking ?? this.coding?.event;
    const step = asked ?? this.#tried;
    if (!step || this.can(step)) return undefined;
    this.clear();
    return asked;
  }

  /** Nothing but stopping is done to an alert that says something else than what is shown. */
  can(event: StepEvent): boolean {
    const { held, newest } = this.live;
    return newest?.may.includes(event) === true && (!held || event === 'stop');
  }

  /** Asks for the reason of a step. */
  ask(step: ReasonedStep): void {
    this.#set({ refusal: undefined, asking: step });
  }

  /** Takes a step, after asking for the code where it needs one. */
  async begin(event: StepEvent, words: StepWords = {}): Promise<void> {
    if (this.busy) return;
    if (this.again(event)) this.#set({ refusal: undefined, coding: { event, words } });
    else await this.take(event, words);
  }

  /** Gives up what was being asked, and answers which step that was. */
  giveUp(): StepEvent | undefined {
    const given = this.asking ?? this.coding?.event;
    this.clear();
    return given;
  }

  clear(): void {
    this.#tried = undefined;
    this.#set({ refusal: undefined, asking: undefined, coding: undefined });
  }

  /** Says why something else was not done. */
  refuse(refusal: Refusal): void {
    this.#set({ refusal });
  }

  /** Takes a step. */
  async take(event: StepEvent, words: StepWords): Promise<void> {
    const { newest } = this.live;
    if (!newest || this.busy) return;
    this.busy = true;
    this.#tried = event;
    this.#set({ refusal: undefined });
    try {
      const path = { council: newest.council, id: newest.id };
      const body = { event, revision: newest.revision, ...words };
      await this.live.during(async () => {
        const now = await this.session().api.call('deskAlertStep', path, body);
        this.live.put(now);
        this.#set({ asking: undefined, coding: undefined });
        await this.onTaken(event, now);
      });
    } catch (thrown) {
      await this.#refused(asRefusal(thrown), event, words);
    } finally {
      this.busy = false;
      this.host.requestUpdate();
    }
  }

  async #refused(refusal: Refusal, event: StepEvent, words: StepWords): Promise<void> {
    if (isAboutCode(refusal.code)) {
      this.#asksCode = true;
      this.#set({ refusal, ...(this.asking ? {} : { coding: { event, words } }) });
      return;
    }
    if (overtakes.includes(refusal.code)) {
      await this.live.read();
      // How it stands now has been said, with what it means for what was asked.
      if (!this.can(event)) return;
    }
    // What is wrong with the alert is told beside it; only a reason may be put right where it is.
    this.#set({ refusal, coding: undefined });
    if (!this.asking) await this.onRefused();
  }

  #set(parts: Partial<Pick<Steps, 'asking' | 'coding' | 'refusal'>>): void {
    Object.assign(this, parts);
    this.host.requestUpdate();
  }
}
