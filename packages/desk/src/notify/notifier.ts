import type { Kept } from '../ground/kept.js';
import { Model } from '../ui/model.js';
import { desktop, type Desktop, type Permission } from './desktop.js';
import { Sound, type Tone } from './sound.js';

/** Something to look up for. */
export interface Cue {
  /** Neutral: the council and the service, and no word of a resident (others see screens too). */
  readonly words: string;
  readonly tone: Tone;
  /** Of two that are about the same thing, the later takes the former's place. */
  readonly about: string;
  /** Where a click on it leads. */
  readonly open: () => void;
}

/**
 * Tells of news by the desktop and by sound, as this person has chosen in this browser. Both are
 * off until they turn them on; what is on screen says the same either way.
 */
export class Notifier extends Model {
  #chosen: { readonly desktop: boolean; readonly sound: boolean };

  constructor(
    private readonly kept: Kept,
    readonly sound: Pick<Sound, 'play' | 'tryOut' | 'stop'> = new Sound(),
    private readonly browser: Desktop = desktop,
  ) {
    super();
    const held = kept.get('notify') as { desktop?: unknown; sound?: unknown } | null | undefined;
    this.#chosen = { desktop: held?.desktop === true, sound: held?.sound === true };
  }

  get permission(): Permission {
    return this.browser.permission;
  }

  /** Whether news is shown on the desktop. */
  get isShown(): boolean {
    return this.#chosen.desktop && this.permission === 'granted';
  }

  /** Whether news is heard. */
  get isHeard(): boolean {
    return this.#chosen.sound;
  }

  /** Asks the browser to allow it: to be called on the person's own click alone. */
  async turnOn(): Promise<void> {
    if (this.permission === 'default') await this.browser.ask();
    this.#choose({ desktop: this.permission === 'granted' });
  }

  turnOff(): void {
    this.#choose({ desktop: false });
  }

  turnSound(isHeard: boolean): void {
    this.#choose({ sound: isHeard });
  }

  /** Tells of news. On the desktop only where nobody looks at this page. */
  tell({ words, tone, about, open }: Cue): void {
    if (this.isHeard) this.sound.play(tone);
    if (this.isShown && (document.hidden || !document.hasFocus()))
      this.browser.show(words, about, open);
  }

  /** Nobody is to be told any more. */
  stop(): void {
    this.sound.stop();
  }

  #choose(chosen: Partial<{ desktop: boolean; sound: boolean }>): void {
    this.#chosen = { ...this.#chosen, ...chosen };
    this.kept.set('notify', this.#chosen);
    this.changed();
  }
}
