import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type fc from 'fast-check';
import { loadParts, type Parts } from './parts.js';
import { returns, type Story } from './steps.js';

/** From `tests/dist/model` to the repository. */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** One line of the built code, and what stands there in the broken copy. */
interface Change {
  /** Under `packages/`. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** A fault that somebody might build in, as it would look. */
export interface Mutant {
  readonly name: string;
  readonly changes: readonly Change[];
  /** Stories that come to what it does; without them any do, often enough. */
  readonly stories?: fc.Arbitrary<Story>;
}

const WRITE = 'server/dist/chat/write.js';
const RESIDENT = 'server/dist/chat/resident.js';

export const mutants: readonly Mutant[] = [
  {
    name: 'ack before commit',
    changes: [
      {
        file: WRITE,
        from: 'await store.chat.append({',
        to: `await (async (given) => {
          const row = await store.chat.get({ conversation: given.messages[0].conversation });
          void store.chat.append(given).catch(() => undefined);
          return [{ seq: (row?.last_seq ?? 0) + 1, at: 0 }];
        })({`,
      },
    ],
  },
  {
    name: 'replay before subscribe',
    stories: returns,
    changes: [
      { file: RESIDENT, from: 'seat.enter(row.id);', to: '' },
      {
        file: RESIDENT,
        from: 'const page = await views.page(row.id, since);',
        to: 'const page = await views.page(row.id, since); seat.enter(row.id);',
      },
    ],
  },
  {
    name: 'echo taken for a new message',
    changes: [
      {
        file: 'widget/dist/chat/timeline.js',
        from: 'known.set(message.seq, message)',
        to: 'known.set(Symbol(message.id), message)',
      },
    ],
  },
  {
    name: 'echo not taken for an acknowledgement',
    changes: [
      {
        file: 'widget/dist/chat/engine.js',
        from: 'this.outbox.acknowledged(id)',
        to: 'void id',
      },
    ],
  },
  {
    name: 'outbox cleared on send',
    changes: [
      {
        file: 'widget/dist/chat/outbox.js',
        from: 'answer = await this.parts.send(',
        to: 'this.acknowledged(item.id); answer = await this.parts.send(',
      },
    ],
  },
  {
    name: 'id checked without its sender',
    changes: [
      {
        file: 'server/dist/store/chat/entries.js',
        from: "entry.senderKind === 'resident' ? 'resident' : entry.sender",
        to: "'anybody'",
      },
    ],
  },
];

/** Writes what stands in place of `from`, which must be there exactly once. */
const change = async (folder: string, { file, from, to }: Change): Promise<void> => {
  const path = join(folder, 'packages', file);
  const text = await readFile(path, 'utf8');
  const found = text.split(from).length - 1;
  if (found !== 1) throw new Error(`"${from}" stands ${found} times in ${file}, not once`);
  await writeFile(
    path,
    text.replace(from, () => to),
  );
};

/** Loads both ends from a copy with a mutant in it; `drop` removes the copy. */
export const loadMutant = async ({
  changes,
}: Mutant): Promise<{ parts: Parts; drop: () => Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'bellman-mutant-'));
  const drop = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    for (const name of ['server', 'widget']) {
      const to = join(folder, 'packages', name);
      await mkdir(to, { recursive: true });
      await cp(join(ROOT, 'packages', name, 'dist'), join(to, 'dist'), { recursive: true });
      await cp(join(ROOT, 'packages', name, 'package.json'), join(to, 'package.json'));
    }
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
    for (const one of changes) await change(folder, one);
    return { parts: await loadParts(folder), drop };
  } catch (error) {
    await drop();
    throw error;
  }
};
