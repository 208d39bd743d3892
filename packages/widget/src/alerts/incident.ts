import type { Language } from '@bellman/protocol';
import type { AlertsKey } from '../text/keys.js';
import { faultOf } from './fault.js';
import { followAlert, followed, readAlert, unfollowAlert } from './followers.js';
import { isUnknown } from './held.js';
import { readKept, writeKept, type Kept } from './keep.js';
import { abilityOf } from './permission.js';
import type { Fault } from './state.js';
import { subscribed, type Ground } from './turn-on.js';

/** Who asks to be told, where. */
export interface IncidentGround extends Ground {
  /** The council's worker file, absolute and on this site; null where the page names none. */
  readonly worker: string | null;
  readonly language: Language;
}

/** How following an incident stands. */
export interface IncidentState {
  /**
   * `none`: nothing to ask, since it cannot be followed or is over. `explain`: what comes, before
   * the browser asks. `blocked`, `unable`: why this browser cannot be told.
   */
  readonly step: 'none' | 'offer' | 'explain' | 'on' | 'stopped' | 'blocked' | 'unable';
  /** Of `unable`: what to do instead. */
  readonly why: AlertsKey;
  /** Whether it comes by the same ways as what is followed already. */
  readonly isKnown: boolean;
  /** Whether it can be stopped here: the token is kept. */
  readonly canStop: boolean;
  readonly busy: boolean;
  readonly fault: Fault | null;
}

/** "Tell me when this is resolved" as a machine (A12). It draws nothing. */
export class Incident {
  state: IncidentState = {
    ...{ step: 'none', why: 'alerts.unsupported.what', isKnown: false },
    ...{ canStop: false, busy: false, fault: null },
  };

  constructor(
    readonly ground: IncidentGround,
    readonly alert: string,
    readonly onChange: () => void,
  ) {}

  /** Finds out whether it can be followed, and is. */
  async open(): Promise<void> {
    await this.#run(async () => {
      const { home } = this.ground;
      const { followable, state, line, type } = await readAlert(home, this.alert);
      const isOut = state === 'sending' || state === 'sent';
      if (!followable || !isOut || type === 'all-clear') return;
      const kept = readKept(home.council);
      const isOn = kept !== null && (await this.#lines(kept)).includes(line);
      this.#set(isOn ? { step: 'on', isKnown: false, canStop: true } : { step: 'offer' });
    });
    // A page about an alert says what it says without this, too.
    if (this.state.step === 'none') this.#set({ fault: null });
  }

  /** Asks: at once by what is followed already, else after an explanation. */
  async ask(): Promise<void> {
    const { home, device, worker } = this.ground;
    const kept = readKept(home.council);
    if (kept) return this.#askBy(kept);
    const ability = abilityOf(device.browser);
    if (ability === 'home-screen') this.#set({ step: 'unable', why: 'alerts.home-screen.what' });
    else if (ability === 'unsupported')
      this.#set({
        step: 'unable',
        why: device.browser.isPrivate ? 'alerts.private.what' : 'alerts.unsupported.what',
      });
    else if (worker === null) this.#set({ step: 'unable', why: 'alerts.no-worker' });
    else this.#set({ step: device.permission() === 'denied' ? 'blocked' : 'explain' });
  }

  /** Asks the browser, subscribes, and asks the relay. Must be called by the resident's own click. */
  async turnOn(): Promise<void> {
    const { home, device, worker, language } = this.ground;
    await this.#run(async () => {
      const permission = await device.askPermission();
      if (permission === 'denied') return this.#set({ step: 'blocked' });
      if (permission === 'default')
        return this.#set({ fault: { field: null, key: 'alerts.turn-on.dismissed' } });
      const file = worker ?? '';
      const { token, endpoint } = await subscribed(this.ground, file, async (channel) => {
        const answer = await followAlert(home, this.alert, { channel, language });
        return { token: answer.token, endpoint: channel.endpoint };
      });
      const canStop = token !== null && writeKept(home.council, { token, worker: file, endpoint });
      this.#set({ step: 'on', canStop });
    });
  }

  /** Asks no longer. */
  async stop(): Promise<void> {
    const { home } = this.ground;
    const kept = readKept(home.council);
    if (!kept) return;
    await this.#run(async () => {
      await unfollowAlert(home, this.alert, kept.token);
      this.#set({ step: 'stopped' });
    });
  }

  async #askBy({ token }: Kept): Promise<void> {
    await this.#run(async () => {
      await followAlert(this.ground.home, this.alert, { token });
      this.#set({ step: 'on', isKnown: true, canStop: true });
    });
  }

  /** The lines that are followed; none where what is kept has been stopped. */
  async #lines({ token }: Kept): Promise<readonly string[]> {
    try {
      return (await followed(this.ground.home, token)).alerts;
    } catch (error) {
      if (!isUnknown(error)) throw error;
      return [];
    }
  }

  async #run(work: () => Promise<void>): Promise<void> {
    if (this.state.busy) return;
    this.#set({ busy: true, fault: null });
    try {
      await work();
    } catch (error) {
      this.#set({ fault: faultOf(null, error) });
    } finally {
      this.#set({ busy: false });
    }
  }

  #set(changes: Partial<IncidentState>): void {
    this.state = { ...this.state, ...changes };
    this.onChange();
  }
}
