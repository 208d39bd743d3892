import fc from 'fast-check';
import { useChannels } from './channel.js';
import { Disk } from './disk.js';
import type { Parts } from './parts.js';
import { stories as all, type Story } from './steps.js';
import { World } from './world.js';

/** Stories that are told beside each other over one store, which commits for all of them at once. */
const LANES = 24;

/** What became of many stories: nothing, or the first that went wrong, told as briefly as it goes. */
export interface Outcome {
  readonly runs: number;
  readonly failure?: { readonly how: string; readonly report: string; readonly story: Story };
}

/** Tells `runs` stories from a seed; `shrink` looks for the shortest that goes wrong. */
export const play = async (
  parts: Parts,
  {
    runs,
    seed,
    path,
    shrink = true,
    stories = all,
  }: {
    runs: number;
    seed: number;
    path?: string;
    shrink?: boolean;
    stories?: fc.Arbitrary<Story>;
  },
): Promise<Outcome> => {
  useChannels();
  const disk = await Disk.open(parts);
  const lanes = path === undefined ? Math.min(LANES, runs) : 1;
  /** The lane that found something; the others have nothing more to do. */
  let finder: number | undefined;
  const property = (lane: number) =>
    fc.asyncProperty(stories, async (story: Story) => {
      if (finder !== undefined && finder !== lane) return;
      const playing = World.play(disk, story);
      playing.catch(() => (finder ??= lane));
      underway.set(lane, playing);
      await playing;
    });
  /** What each lane tells now: a search that is broken off leaves one half told. */
  const underway = new Map<number, Promise<void>>();
  let done = 0;
  let failure: Outcome['failure'];
  const lane = async (number: number): Promise<void> => {
    const share = Math.ceil(runs / lanes);
    const details = await fc.check(property(number), {
      seed: seed + number,
      numRuns: share,
      endOnFailure: !shrink,
      ...(path === undefined ? {} : { path }),
      ...(shrink ? { interruptAfterTimeLimit: 60_000 } : {}),
    });
    done += details.numRuns;
    if (!details.failed || details.counterexample === null || finder !== number) return;
    const how = `FC_SEED=${details.seed} FC_PATH=${details.counterexamplePath ?? ''}`;
    const [story] = details.counterexample;
    failure = {
      how,
      story,
      report: `${String(details.errorInstance)}\n${fc.stringify(details.counterexample)}`,
    };
  };
  try {
    await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
  } finally {
    await Promise.allSettled(underway.values());
    await disk.close();
  }
  return { runs: done, ...(failure === undefined ? {} : { failure }) };
};

/** Tells one story. @throws what it finds */
export const tell = async (parts: Parts, story: Story): Promise<void> => {
  useChannels();
  const disk = await Disk.open(parts);
  try {
    await World.play(disk, story);
  } finally {
    await disk.close();
  }
};
