import type { AlertProgress, StaffAlert } from '@bellman/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { asRefusal, type Refusal } from '../link/refusal.js';
import type { Session } from '../session.js';
import type { AlertName } from './drafting.js';

/** Whether whoever looks may let it out, and so must have read it (A4). */
const isToDecide = ({ may, alone }: StaffAlert): boolean =>
  may.includes('approve') || may.includes('breakGlass') || (may.includes('release') && alone);

/** Whether `one` is how the alert was before `other`: its answer was overtaken on the way. */
const isOlder = (one: StaffAlert, other: StaffAlert): boolean =>
  one.revision < other.revision ||
  (one.revision === other.revision && one.steps.length < other.steps.length);

/**
 * The alert on screen, kept in step with the relay: read anew when its state or revision moves and
 * whenever the connection is back. What somebody has read to decide on is never exchanged under
 * their eyes, however the news comes: where it says something else by now, that is `held` until
 * they ask for it.
 */
export class LiveAlert implements ReactiveController {
  /** What is shown. */
  alert: StaffAlert | undefined;
  /** What the relay has by now, where it says something other than what is shown. */
  held: StaffAlert | undefined;
  /** Why it could not be read. */
  problem: Refusal | undefined;
  #name: AlertName | undefined;
  #isRead = false;
  #isStepping = false;
  #again = false;
  #reading: Promise<void> | undefined;
  #stop: () => void = () => undefined;

  /** @param onMoved hears that the relay was read again, with what was the newest before */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly session: () => Session,
    private readonly onMoved: (before: StaffAlert) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    const { link } = this.session();
    const stops = [
      link.on('alert', (news) => this.#news(news)),
      link.onConnection((connected) => connected && void this.read()),
    ];
    this.#stop = () => stops.forEach((stop) => stop());
  }

  hostDisconnected(): void {
    this.#stop();
  }

  /** Where it stands by now, whatever of it is shown. */
  get newest(): StaffAlert | undefined {
    return this.held ?? this.alert;
  }

  /** Shows another alert. */
  async open(name: AlertName): Promise<void> {
    this.#name = name;
    this.alert = this.held = this.problem = undefined;
    this.#isRead = false;
    this.#reading = undefined;
    await this.read();
  }

  /** Reads it anew: one question at a time, however many pieces of news ask for it. */
  read(): Promise<void> {
    this.#again = true;
    if (this.#isStepping) return Promise.resolve();
    this.#reading ??= this.#readOn();
    return this.#reading;
  }

  /** Shows what was held, since whoever reads asks for it, and reads it anew. */
  async readHeld(): Promise<void> {
    if (this.held) this.put(this.held);
    await this.read();
  }

  /** Shows what the relay answered to a step of one's own. */
  put(alert: StaffAlert): void {
    this.alert = alert;
    this.held = this.problem = undefined;
    this.#isRead = isToDecide(alert);
    this.host.requestUpdate();
  }

  /**
   * Takes a step of one's own. What the relay tells meanwhile is looked at afterwards: it is mostly
   * about this very step, which is said by whoever takes it.
   */
  async during(step: () => Promise<void>): Promise<void> {
    this.#isStepping = true;
    try {
      await step();
    } finally {
      this.#isStepping = false;
      if (this.#again) void this.read();
    }
  }

  async #readOn(): Promise<void> {
    try {
      while (this.#again && !this.#isStepping) {
        this.#again = false;
        await this.#ask();
      }
    } finally {
      this.#reading = undefined;
    }
  }

  async #ask(): Promise<void> {
    const name = this.#name;
    if (!name) return;
    try {
      const path = { council: name.council, id: name.id };
      const alert = await this.session().api.call('deskAlert', path);
      if (this.#name === name) this.#arrived(alert);
    } catch (thrown) {
      this.problem = asRefusal(thrown);
      this.host.requestUpdate();
    }
  }

  #arrived(now: StaffAlert): void {
    const { alert, newest: before } = this;
    if (this.#isStepping) {
      this.#again = true;
      return;
    }
    this.problem = undefined;
    this.host.requestUpdate();
    if (before && isOlder(now, before)) return;
    const isOther = this.#isRead && alert !== undefined && alert.hash !== now.hash;
    this.held = isOther ? now : undefined;
    if (!isOther) {
      this.alert = now;
      this.#isRead ||= isToDecide(now);
    }
    if (before) this.onMoved(before);
  }

  #news({ alert: id, state, revision, counts }: AlertProgress): void {
    const { newest } = this;
    if (!newest || newest.id !== id) return;
    if (newest.state !== state || newest.revision !== revision) void this.read();
    if (this.held) this.held = { ...this.held, counts };
    else this.alert = { ...newest, counts };
    this.host.requestUpdate();
  }
}
