import type { MessageView } from '@bellman/protocol';
import { Broken } from './ledger.js';
import type { Tab } from './tab.js';
import type { World } from './world.js';

interface Row {
  readonly seq: number;
  readonly id: string;
  readonly kind: string;
  readonly body: string;
}

/** Every entry of a conversation as it is on disk. */
const rowsOf = async ({ disk }: World, conversation: string): Promise<Row[]> => {
  const { messages } = await disk.store.chat.page({ conversation, since: 0, limit: 10_000 });
  return messages.map(({ seq, id, sender_kind: kind, body }) => ({ seq, id, kind, body }));
};

const line = ({ seq, id, kind, body }: Row): string => `${seq} ${kind} ${id} ${body}`;

const asRow = ({ seq, id, sender, body }: MessageView): Row => ({
  seq,
  id,
  kind: sender.kind,
  body,
});

const same = (who: string, seen: readonly MessageView[], kept: readonly Row[]): void => {
  const [mine, all] = [seen.map(asRow).map(line), kept.map(line)];
  if (mine.join('\n') === all.join('\n')) return;
  throw new Broken(`${who} sees\n${mine.join('\n')}\nand kept is\n${all.join('\n')}`);
};

/** Numbers without holes, and each sender's id once. */
const sound = (rows: readonly Row[]): void => {
  const ids = new Set<string>();
  rows.forEach(({ seq, id, kind }, index) => {
    if (seq !== index + 1) throw new Broken(`Entry ${index + 1} has the number ${seq}`);
    if (ids.has(`${kind} ${id}`)) throw new Broken(`${kind} ${id} is kept twice`);
    ids.add(`${kind} ${id}`);
  });
};

const wordsOf = (body: string): string[] => body.split(/\s+/).filter(Boolean);

/** No word twice. Of another chat it may be: who lost one cannot know what of it had arrived. */
const once = (rows: readonly Row[]): void => {
  const words = rows.flatMap(({ body }) => wordsOf(body));
  const again = words.find((word, index) => words.indexOf(word) !== index);
  if (again !== undefined) throw new Broken(`"${again}" is kept twice`);
};

const checkTab = (tab: Tab, kept: ReadonlyMap<string, readonly Row[]>): void => {
  const { phase, conversation, messages, unsent, connection } = tab.session.view;
  if (phase === 'home') return;
  if (phase === 'starting' || phase === 'resuming')
    throw new Broken(`${tab.name} is ${phase} for good, its connection ${connection}`);
  const rows = kept.get(conversation?.id ?? '');
  if (rows === undefined) {
    if (messages.length > 0) throw new Broken(`${tab.name} shows entries of no conversation`);
    return;
  }
  if (phase === 'lost') return;
  same(tab.name, messages, rows);
  const stored = new Set(rows.flatMap(({ body }) => wordsOf(body)));
  const doubtful = unsent.flatMap(({ body }) => wordsOf(body)).find((word) => stored.has(word));
  if (doubtful !== undefined) throw new Broken(`"${doubtful}" is kept, and shown as not sent`);
};

/** Holds what is on disk and on each screen, once nothing moves any more, against what was promised. */
export const checkEnd = async (world: World): Promise<void> => {
  const { ledger, adviser } = world;
  const tabs = world.tabs.flatMap((tab) => tab ?? []);
  const kept = new Map<string, readonly Row[]>();
  for (const id of ledger.conversations) kept.set(id, await rowsOf(world, id));
  const all = [...kept.values()].flat();
  for (const rows of kept.values()) sound(rows);

  for (const { by, id, body, seq } of ledger.acknowledged) {
    const found = all.filter((row) => row.kind === by && row.id === id && row.body === body);
    if (!found.some((row) => row.seq === seq))
      throw new Broken(
        `${by} ${id} "${body}" was acknowledged as ${seq}; kept: ${found.map(line).join('; ') || 'nothing'}`,
      );
  }
  for (const [place, key] of ledger.shown) {
    const [id = '', seq] = place.split(' ');
    const row = kept.get(id)?.[Number(seq) - 1];
    if (row === undefined || `${row.kind} ${row.id}` !== key)
      throw new Broken(`${key} was seen at ${seq}, where nothing of it is kept`);
  }

  const stored = new Set(all.flatMap(({ body }) => wordsOf(body)));
  const pending = new Set([
    ...tabs.flatMap((tab) => tab.words.pending),
    ...[...adviser.chats.values()].flatMap(({ unsent }) => unsent.map(({ body }) => body)),
  ]);
  for (const rows of kept.values()) once(rows);
  for (const word of ledger.typed)
    if (!stored.has(word) && !pending.has(word) && !ledger.given.has(word))
      throw new Broken(`"${word}" was typed, and is neither kept nor shown as not sent`);

  for (const tab of tabs) checkTab(tab, kept);
  for (const id of adviser.chats.keys()) same('the adviser', adviser.shown(id), kept.get(id) ?? []);
};
