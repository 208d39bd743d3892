import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NoteView } from '@bellman/protocol';
import { createLog } from '../ground/log.js';
import type { News } from '../store/work.js';
import { announceDesk } from './announce-desk.js';
import { createSockets } from './server.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Announcing to whoever is in `rooms` of `/staff`, without a network or a store. */
const listen = (...rooms: readonly string[]) => {
  const { staff } = createSockets(() => Promise.resolve(false));
  void staff.adapter.addAll('listener', new Set(rooms));
  const told: unknown[] = [];
  staff.adapter.broadcast = (packet: { data: unknown[] }, { rooms: to }) =>
    void told.push([...to, ...packet.data]);
  const asked: string[] = [];
  const hearers: ((news: readonly News[]) => void)[] = [];
  const gaps: (() => void)[] = [];
  const note = (id: string): NoteView => ({ id, at: 1, name: 'Sam Taylor', body: 'Has a dog' });
  const stop = announceDesk({
    staff,
    log: createLog('silent'),
    bus: {
      listen: (hear) => {
        hearers.push(hear);
        return () => void hearers.pop();
      },
    },
    after: (_ms, run) => {
      gaps.push(run);
      return () => void gaps.splice(gaps.indexOf(run), 1);
    },
    views: {
      note: (_conversation, _staff, id) => {
        asked.push(id);
        return Promise.resolve(note(id));
      },
      inviter: (_conversation, person) => {
        asked.push(person);
        return Promise.resolve('Sam');
      },
      case: (_council, id) => {
        asked.push(id);
        return Promise.resolve(null);
      },
      councilsOf: () => Promise.resolve(['hart', 'rushmoor']),
    },
  });
  return { told, asked, gaps, note, stop, tell: (...news: News[]) => hearers.at(-1)?.(news) };
};

const of = { council: 'hart', conversation: 'c', staff: 'sam' };
const written = (note: string): News => ({ topic: 'note', ...of, note });
const invited: News = { topic: 'invited', ...of };
const raised: News = { topic: 'case', council: 'hart', case: 'a-case' };

test('notes go to who has the chat open, in order, and an invitation to whom it is for', async () => {
  const { told, tell, note } = listen('conversation:c', 'person:sam');
  tell(written('one'), invited, written('two'), invited);
  await turn();
  assert.deepEqual(told, [
    ['conversation:c', 'note', { conversation: 'c', note: note('one') }],
    ['person:sam', 'invited', { conversation: 'c', by: 'Sam' }],
    ['conversation:c', 'note', { conversation: 'c', note: note('two') }],
  ]);
});

test('what nobody here is to hear is not read', async () => {
  const { told, asked, tell } = listen('chats:hart', 'supervisors:rushmoor');
  tell(written('one'), invited, raised, { topic: 'message', ...of, seq: 1 });
  await turn();
  assert.deepEqual([told, asked], [[], []]);
});

test('the wall changes with chats and with people, and is told of once in a while', async () => {
  const { told, tell, gaps, stop } = listen('supervisors:hart');
  const wall = ['supervisors:hart', 'wall', { council: 'hart' }];
  tell({ topic: 'conversation', council: 'hart', conversation: 'c' });
  tell({ topic: 'message', council: 'rushmoor', conversation: 'd', seq: 1 });
  await turn();
  assert.deepEqual(told, [wall]);
  tell({ topic: 'desk', council: '', staff: 'sam' });
  await turn();
  assert.deepEqual(told, [wall]);
  gaps.shift()?.();
  assert.deepEqual(told, [wall, wall]);
  stop();
  assert.deepEqual(gaps, []);
});
