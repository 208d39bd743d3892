import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as RoomParts from '@bellman/server/testing/room';
import type * as SessionParts from '@bellman/widget/testing/session';

/** The code that the model runs: both ends as they are built. */
export interface Parts {
  readonly room: typeof RoomParts;
  readonly session: typeof SessionParts;
}

/** The code as it is, or as it is in a copy of the packages under `folder`. */
export const loadParts = async (folder?: string): Promise<Parts> => {
  if (folder === undefined) {
    return {
      room: await import('@bellman/server/testing/room'),
      session: await import('@bellman/widget/testing/session'),
    };
  }
  const from = (path: string): Promise<unknown> =>
    import(pathToFileURL(join(folder, 'packages', path)).href);
  return {
    room: (await from('server/dist/testing/room.js')) as typeof RoomParts,
    session: (await from('widget/dist/testing/session.js')) as typeof SessionParts,
  };
};
