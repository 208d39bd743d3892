import type { StaffView } from '@bellman/protocol';
import { asRefusal } from '../link/refusal.js';
import type { Session } from '../session.js';

/**
 * Who works for a council, for notes beside its settings; null where the relay does not say, such
 * as to somebody who may not see them: then there are no such notes, and the page works all the same.
 */
export const knownStaff = async (
  { api }: Session,
  council: string,
): Promise<readonly StaffView[] | null> => {
  try {
    return await api.call('deskStaff', { council });
  } catch (thrown) {
    // Anything but a refusal is a fault of ours, and `asRefusal` passes it on.
    asRefusal(thrown);
    return null;
  }
};

/** Whether somebody answers chats at all. */
export const answersChats = ({ roles }: StaffView): boolean =>
  roles.some((role) => role === 'advisor' || role === 'supervisor');
