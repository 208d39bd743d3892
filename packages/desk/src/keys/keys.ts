import type { Kept } from '../ground/kept.js';
import { Model } from '../ui/model.js';
import { keyActs, type KeyAct } from './acts.js';

/** Which key does what, unless somebody has changed it. */
const usual: Readonly<Record<KeyAct, string>> = {
  help: '?',
  presence: 'p',
  'take-next': 't',
  accept: 'a',
  'pass-on': 'x',
  'next-chat': 'j',
  'previous-chat': 'k',
  'chat-1': '1',
  'chat-2': '2',
  'chat-3': '3',
  'chat-4': '4',
  reply: 'r',
  answers: '/',
  notes: 'n',
  transfer: 'f',
  'wrap-up': 'w',
  'end-chat': 'e',
};

/** Keys that move about, write, or belong to what has the focus: they stay what they are. */
const reserved =
  /^(Shift\+)?(Tab|Enter| |Escape|Backspace|Delete|Insert|Home|End|Page.*|Arrow.*|F5|F6|F11|F12)$/;

/** No key of its own, or half of one. */
const incomplete = /^(Shift|Control|Alt|AltGraph|Meta|OS|CapsLock|Dead|Process|Unidentified)$/;

/**
 * The name under which a key is kept: `n`, `?`, `Shift+n`, `Alt+n`, `F2`; null for half a key, and
 * for what is held with Ctrl or Meta, which is the browser's.
 */
export const keyName = (event: KeyboardEvent): string | null => {
  const { key, shiftKey } = event;
  // Where AltGr makes a sign, the sign is the key.
  const isSign = event.getModifierState('AltGraph');
  if (incomplete.test(key) || (!isSign && (event.ctrlKey || event.metaKey))) return null;
  const isLetter = key.length === 1 && key.toLowerCase() !== key.toUpperCase();
  const held = [
    !isSign && event.altKey ? 'Alt+' : '',
    shiftKey && (isLetter || key.length > 1) ? 'Shift+' : '',
  ];
  return held.join('') + (isLetter ? key.toLowerCase() : key);
};

/** Whether a key writes: it is then left alone where somebody types (WCAG 2.2, 2.1.4). */
export const writes = (key: string): boolean => /^(Shift\+)?.$/u.test(key);

/** What became of a change. */
export type Changed = 'changed' | 'reserved' | { readonly takenBy: KeyAct };

/** One person's keys, kept in this browser. */
export class Keys extends Model {
  #isOn = true;
  #own: Partial<Record<KeyAct, string>> = {};

  constructor(private readonly kept: Kept) {
    super();
    const held = kept.get('keys');
    if (typeof held !== 'object' || held === null) return;
    const { isOn, own } = held as { isOn?: unknown; own?: unknown };
    this.#isOn = isOn !== false;
    if (typeof own !== 'object' || own === null) return;
    for (const act of keyActs) {
      const key = (own as Record<string, unknown>)[act];
      if (typeof key === 'string') this.#own[act] = key;
    }
  }

  /** Whether keys do anything at all. */
  get isOn(): boolean {
    return this.#isOn;
  }

  turn(isOn: boolean): void {
    this.#isOn = isOn;
    this.#keep();
  }

  /** The key of an act. */
  of(act: KeyAct): string {
    return this.#own[act] ?? usual[act];
  }

  /** What a key does; undefined: nothing. */
  actOf(key: string): KeyAct | undefined {
    return keyActs.find((act) => this.of(act) === key);
  }

  /** Gives an act another key, unless that is taken or must stay what it is. */
  change(act: KeyAct, key: string): Changed {
    if (reserved.test(key)) return 'reserved';
    const takenBy = this.actOf(key);
    if (takenBy !== undefined && takenBy !== act) return { takenBy };
    this.#own = { ...this.#own, [act]: key };
    this.#keep();
    return 'changed';
  }

  /** Every act has its usual key again. */
  reset(): void {
    this.#own = {};
    this.#keep();
  }

  #keep(): void {
    this.kept.set('keys', { isOn: this.#isOn, own: this.#own });
    this.changed();
  }
}
