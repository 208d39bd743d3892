import { limits, Problem, seenName, type Role, type Skills, type Team } from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';
import { newId } from '../ground/ids.js';
import type { Handlers } from '../http/route.js';
import type { Store } from '../store/store.js';
import { checkEmail } from './email-address.js';
import { hashNewPassword } from './new-password.js';

/** What these routes need of the rest. */
export interface StaffRouteParts {
  readonly store: Pick<Store, 'staff'>;
  readonly clock: Clock;
  readonly councils: {
    get(id: string): Promise<{
      readonly services: readonly { readonly id: string }[];
      readonly teams: readonly Team[];
    }>;
  };
}

/** How an administrator says who works for their council, and what they may and can do there. */
export const staffRoutes = (
  parts: StaffRouteParts,
): Handlers<'deskStaff' | 'deskNewStaff' | 'deskEditStaff' | 'deskRemoveStaff'> => {
  const { store, clock } = parts;

  const checkPost = async (
    id: string,
    post: { readonly roles: readonly Role[]; readonly skills: Skills; readonly capacity: number },
  ): Promise<void> => {
    if (post.roles.length === 0) throw new Problem('staff-needs-role');
    const { most } = limits.capacity;
    if (post.capacity < 1 || post.capacity > most) throw new Problem('capacity-wrong', { most });
    const council = await parts.councils.get(id);
    const known = new Set(council.services.map((service) => service.id));
    const stray = post.skills.services.find((service) => !known.has(service));
    if (stray !== undefined) throw new Problem('service-unknown', { service: stray });
    const { team } = post.skills;
    if (team !== null && !council.teams.some((one) => one.id === team))
      throw new Problem('team-unknown', { team });
  };

  const view = async (council: string, id: string) => {
    const found = (await store.staff.list({ council })).find((one) => one.id === id);
    // Somebody else took them away meanwhile.
    if (found === undefined) throw new Problem('staff-unknown');
    return found;
  };

  return {
    deskStaff: ({ council }) => store.staff.list({ council }),
    deskNewStaff: async ({ council, body, staff }) => {
      const { name: named, email: written, password, ...post } = body;
      const email = checkEmail(written).toLowerCase();
      const name = checkName(named);
      await checkPost(council, post);
      const { id } = await store.staff.add({
        ...{ council, email, name, by: staff.id, ...post },
        id: newId(clock.now()),
        passwordHash: await hashed(password, [email, name]),
      });
      return view(council, id);
    },
    deskEditStaff: async ({ council, id, body, staff }) => {
      const { name: named, password, ...post } = body;
      await checkPost(council, post);
      const { email, name: former } = await view(council, id);
      const name = named === undefined ? null : checkName(named);
      await store.staff.edit({
        ...{ council, id, by: staff.id, session: staff.session, ...post, name },
        passwordHash: await hashed(password, [email, former, name ?? '']),
      });
      return view(council, id);
    },
    deskRemoveStaff: async ({ council, id, staff }) => {
      await store.staff.remove({ council, id, by: staff.id });
    },
  };
};

/** One line, of signs that show. */
const checkName = (name: string): string => {
  const shown = seenName(name);
  if (shown === '') throw new Problem('staff-needs-name');
  return shown;
};

/** A password as it is kept; null where none was given. */
const hashed = async (
  password: string | undefined,
  about: readonly string[],
): Promise<string | null> =>
  password === undefined || password === '' ? null : hashNewPassword(password, about);
