import type { Language } from '@bellman/protocol';
import { newSecret } from '../ground/ids.js';
import { giveRoom } from './chats.js';
import { startRelay, type TestRelay } from './relay.js';
import { connectResident, connectStaff, type TestResident, type TestStaff } from './sockets.js';

/** A relay with two advisors at Hart and one at Rushmoor, who have room, and clients. */
export interface ChatRoom {
  readonly relay: TestRelay;
  /** `Cookie` headers. */
  readonly sam: string;
  readonly jo: string;
  readonly ray: string;
  resident(auth?: object, transport?: string): Promise<TestResident>;
  staff(cookie: string): Promise<TestStaff>;
  close(): Promise<void>;
}

/** A start for waste, with a first message unless told otherwise. */
export const startOf = (more: object = {}) => ({
  id: newSecret(),
  service: 'waste',
  name: 'Ann',
  language: 'en' as Language,
  message: { id: newSecret(), body: 'My bin was missed' },
  ...more,
});

/** Opens one. */
export const openChatRoom = async (
  options: Parameters<typeof startRelay>[0] = {},
): Promise<ChatRoom> => {
  const relay = await startRelay(options);
  const sam = await relay.hire('sam@hart.example', 'Sam Taylor', { hart: ['advisor'] });
  const jo = await relay.hire('jo@hart.example', 'Jo Green', { hart: ['advisor'] });
  const rays = { rushmoor: ['advisor' as const, 'supervisor' as const] };
  const ray = await relay.hire('ray@rushmoor.example', 'Ray Hill', rays);
  for (const one of [sam, jo]) await giveRoom(relay.store, one);
  await giveRoom(relay.store, ray, 'rushmoor');
  const clients: { readonly socket: { close(): unknown } }[] = [];
  const kept = async <T extends { readonly socket: { close(): unknown } }>(
    opening: Promise<T>,
  ): Promise<T> => {
    const client = await opening;
    clients.push(client);
    return client;
  };
  return {
    relay,
    sam: await relay.signIn('sam@hart.example'),
    jo: await relay.signIn('jo@hart.example'),
    ray: await relay.signIn('ray@rushmoor.example'),
    resident: (auth = {}, transport = 'websocket') =>
      kept(connectResident(relay, auth, { transport })),
    staff: (cookie) => kept(connectStaff(relay, cookie)),
    close: async () => {
      for (const { socket } of clients) socket.close();
      await relay.close();
    },
  };
};
