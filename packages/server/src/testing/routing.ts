import type { Skills } from '@bellman/protocol';
import { createRouter } from '../chat/routing/router.js';
import { createLog } from '../ground/log.js';
import type { NewConversation } from '../store/chat/start.js';
import type { Store } from '../store/store.js';
import { handClock, startOf } from './chats.js';
import { makeHart, makeStaff } from './hart.js';
import type { TestStores } from './stores.js';

const SECOND = 1_000;
const DAY = 86_400_000;

let made = 0;

/**
 * A council of the test's own, whose chats ring for 30 s, and routers that act when they are told
 * to; PostgreSQL takes two nodes.
 */
export const openRouting = async (stores: TestStores, mode: 'take' | 'offer' = 'offer') => {
  const clock = handClock();
  const store = await stores.open({ clock });
  const hart = await makeHart(store, clock);
  const { services, contact, ...rest } = await hart.get('hart');
  const council = `council-${++made}`;
  const routing = { mode, wrapUp: 'offered' as const };
  await hart.save(council, { ...rest, services: [...services], contact, routing });
  // What earlier tests left is none of this one's.
  await hart.save('hart', { ...rest, services: [...services], contact });
  const nodes = stores.engine === 'postgres' ? [store, await stores.open({ clock })] : [store];
  const routerOf = (node: Store) =>
    createRouter({ store: node, clock, log: createLog('silent'), councils: hart });
  const routers = nodes.map(routerOf);
  const settle = async (): Promise<void> => {
    await Promise.all(routers.map((router) => router.settle()));
  };
  const come = (staff: string, node = `${staff}'s`) =>
    store.presence.renew({ node, staff: [staff], ms: DAY });
  const hire = async (name: string, capacity = 1): Promise<string> => {
    const { id } = await makeStaff(store, `${name}${made}`, ['advisor'], council);
    const skills = { services: [], languages: [], team: null };
    await store.desk.setSkills({ council, staff: id, skills, capacity });
    await store.people.openSession({ hash: `session ${id}`, staff: id });
    await come(id);
    return id;
  };
  const begin = async (more: Partial<NewConversation> = {}): Promise<string> => {
    clock.pass(SECOND);
    return (await store.chat.start(startOf({ council, ...more }))).conversation.id;
  };
  const take = (conversation: string, staff: string) =>
    store.chat.take({ conversation, staff, staffName: staff });
  const rings = async (conversation: string): Promise<string | null> =>
    (await store.chat.get({ conversation }))?.offer_to ?? null;
  const queue = async () => (await store.chat.waiting({ councils: [council] })).map(({ id }) => id);
  const post = (staff: string, skills: Partial<Skills>, capacity = 4) => {
    const all = { services: [], languages: [], team: null, ...skills };
    return store.desk.setSkills({ council, staff, skills: all, capacity });
  };
  const wrapUps = (wrapUp: 'required' | 'offered') =>
    hart.save(council, { ...rest, services: [...services], contact, routing: { mode, wrapUp } });
  const chosen = async (staff: string) => (await store.desk.you({ staff }))?.chosen;
  const close = async (): Promise<void> => {
    hart.close();
    // What is still open would be routed in the next test.
    for (const conversation of await queue())
      await store.chat.end({ conversation, by: 'relay', name: '' });
    for (const node of nodes) await node.close();
  };
  const fresh = (over: Store = store) => routerOf(over);
  const desk = { come, hire, post, begin, take, rings, queue, chosen };
  return { clock, store, fresh, settle, wrapUps, ...desk, close };
};
