/** Two short notes, hertz and seconds; quiet. */
const NOTES = [660, 880] as const;
const LENGTH = 0.12;
const VOLUME = 0.08;

let audio: AudioContext | undefined;

/** A tab that nobody has touched may not sound (the browser's rule), so it leaves it to another. */
export const maySound = (): boolean => navigator.userActivation?.hasBeenActive ?? true;

/**
 * Rings for a new message. The sound is made here and nowhere fetched: by Web Audio it needs no
 * address that a policy must allow.
 */
export const ring = async (): Promise<void> => {
  audio ??= new AudioContext();
  await audio.resume();
  const volume = new GainNode(audio, { gain: VOLUME });
  volume.connect(audio.destination);
  for (const [index, frequency] of NOTES.entries()) {
    const note = new OscillatorNode(audio, { frequency });
    const at = audio.currentTime + index * LENGTH;
    note.connect(volume);
    note.start(at);
    note.stop(at + LENGTH);
  }
};
