import { key, unique, type Maker } from './maker.js';

/** Staff, their roles and sessions. */
export const makePeople = async ({ table, index }: Maker): Promise<void> => {
  await table(
    'staff',
    'id, email, name, password_hash, disabled_at int?, created_at int',
    key('id'),
    unique('staff_email', 'email'),
  );
  await table('staff_roles', 'council, staff, role', key('staff', 'council', 'role'));
  await table('staff_sessions', 'hash, staff, created_at int, seen_at int', key('hash'));
  await index('staff_sessions_staff', 'staff_sessions', 'staff');
};
