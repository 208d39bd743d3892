import type { Language } from '@bellman/protocol';
import type { AlertsKey } from '../text/keys.js';
import { faultOf } from './fault.js';
import { begin, type Field, type Screen, type State } from './state.js';
import type { Ground } from './turn-on.js';

/** What the sign-up is given. */
export interface SignUpParts extends Ground {
  /** The council's worker file, absolute and on this site; null where the page names none. */
  readonly worker: string | null;
  /** What alerts are to be written in, where nobody chooses. */
  readonly language: () => Language;
  /** Called after every change. */
  readonly onChange: () => void;
  /** Called when "Back" leads out of the sign-up. */
  readonly onLeave: () => void;
  /** Called once alerts are on. */
  readonly onSubscribed: () => void;
}

/** What every part of the sign-up's machine rests on: its state, its way back, one thing at a time. */
export class Machine {
  state: State = begin;
  /** Where "Back" leads, latest last. */
  #trail: Screen[] = [];

  constructor(readonly parts: SignUpParts) {}

  protected set(changes: Partial<State>): void {
    this.state = { ...this.state, ...changes };
    this.parts.onChange();
  }

  /** Shows a screen that "Back" leads from. */
  protected go(screen: Screen, changes: Partial<State> = {}): void {
    this.#trail.push(this.state.screen);
    this.set({ removed: null, ...changes, screen, fault: null, note: null });
  }

  /** Shows a screen that nothing leads back from. */
  protected land(screen: Screen, changes: Partial<State>): void {
    this.#trail = [];
    this.set({ removed: null, fault: null, note: null, ...changes, screen });
  }

  /** Goes to the last screen that is still behind; false where there is none. */
  protected turnBack(changes: (screen: Screen) => Partial<State>): boolean {
    const screen = this.#trail.pop();
    if (!screen) return false;
    const plain = { removed: null, fault: null, note: null, changing: null };
    this.set({ ...plain, ...changes(screen), screen });
    return true;
  }

  /** Forgets the screens behind, as far as `screen`, which is shown again. */
  protected returnTo(screen: Screen, changes: Partial<State>): void {
    const at = this.#trail.lastIndexOf(screen);
    if (at >= 0) this.#trail = this.#trail.slice(0, at);
    else if (this.state.screen !== screen) this.#trail.push(this.state.screen);
    this.set({ removed: null, fault: null, note: null, ...changes, screen });
  }

  protected refuse(field: Field | null, key: AlertsKey): void {
    this.set({ fault: { field, key } });
  }

  /** Does what takes time; a second click meanwhile does nothing. */
  protected async run(field: Field | null, work: () => Promise<void>): Promise<void> {
    if (this.state.busy) return;
    this.set({ busy: true, removed: null, fault: null });
    try {
      await work();
    } catch (error) {
      this.set({ fault: faultOf(field, error) });
    } finally {
      this.set({ busy: false });
      this.rested();
    }
  }

  /** What took time is over. */
  protected rested(): void {
    // A part that waits for it does something here.
  }
}
