/** How much somebody should look up: a chat that rings, or anything else. */
export type Tone = 'ring' | 'chime';

/** Frequencies in Hz, and when each begins, s. */
const notes: Readonly<Record<Tone, readonly (readonly [number, number])[]>> = {
  chime: [[660, 0]],
  ring: [
    [660, 0],
    [880, 0.18],
    [660, 0.5],
    [880, 0.68],
  ],
};

/** How long a note sounds, s, and how loud it begins, of 1. */
const NOTE = { lasts: 0.3, loud: 0.2 };

/** Short notes by Web Audio: nothing to fetch, and nothing that the desk's CSP would have to allow. */
export class Sound {
  #audio: AudioContext | undefined;

  /** Plays a tone, as soon as the browser lets the page be heard: after a first click or key. */
  play(tone: Tone): void {
    const audio = (this.#audio ??= new AudioContext());
    // Resolves only once somebody has touched the page; news must not pile up until then.
    if (audio.state !== 'running') void audio.resume();
    if (audio.state === 'running') this.#sound(audio, tone);
  }

  /** Plays a tone on somebody's own click, when the browser lets the page be heard at once. */
  async tryOut(tone: Tone): Promise<void> {
    const audio = (this.#audio ??= new AudioContext());
    await audio.resume();
    this.#sound(audio, tone);
  }

  /** Gives the machine's sound back. */
  stop(): void {
    void this.#audio?.close();
    this.#audio = undefined;
  }

  #sound(audio: AudioContext, tone: Tone): void {
    for (const [frequency, begins] of notes[tone]) {
      const note = new OscillatorNode(audio, { type: 'sine', frequency });
      const at = audio.currentTime + begins;
      const volume = new GainNode(audio, { gain: 0 });
      volume.gain.setValueAtTime(NOTE.loud, at);
      volume.gain.exponentialRampToValueAtTime(0.001, at + NOTE.lasts);
      note.connect(volume).connect(audio.destination);
      note.start(at);
      note.stop(at + NOTE.lasts);
    }
  }
}
