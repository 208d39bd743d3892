import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LIBRARIES = '/usr/lib';

/** Debian's libfaketime for programs with threads; null where it is not. */
const library = (): string | null => {
  if (!existsSync(LIBRARIES)) return null;
  const places = readdirSync(LIBRARIES).map((name) =>
    join(LIBRARIES, name, 'faketime', 'libfaketimeMT.so.1'),
  );
  return places.find((place) => existsSync(place)) ?? null;
};

/** What a test that needs it says where it is not. */
export const noFaketime =
  library() === null ? 'libfaketime is not here: sudo apt-get install -y libfaketime' : false;

/** A clock on the wall that can be stepped under a program while it runs. */
export interface WallClock {
  /** What the program is started with. */
  readonly env: Readonly<Record<string, string>>;
  /** From now on it shows so many seconds more than it is; what measures durations is left alone. */
  set(seconds: number): Promise<void>;
  stop(): Promise<void>;
}

/** One that is right at first. */
export const startWallClock = async (): Promise<WallClock> => {
  const folder = await mkdtemp(join(tmpdir(), 'bellman-clock-'));
  const file = join(folder, 'offset');
  const set = (seconds: number): Promise<void> =>
    writeFile(file, `${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}\n`);
  await set(0);
  return {
    env: {
      LD_PRELOAD: library() ?? '',
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      // A step moves CLOCK_REALTIME alone (clock_settime(2)).
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    set,
    stop: () => rm(folder, { recursive: true, force: true }),
  };
};
