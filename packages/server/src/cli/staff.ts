import { Role } from '@bellman/protocol';
import * as v from 'valibot';
import { ImportRefused } from '../councils/refused.js';
import { newId } from '../ground/ids.js';
import { hashNewPassword } from '../people/new-password.js';
import { command } from './command.js';
import { byHand, withCouncils } from './council.js';

/** `staff create`: makes a person who signs in, or gives one a new name, password and roles. */
export const staffCreate = command(
  v.object({
    email: v.string(),
    name: v.string(),
    password: v.string(),
    /** Each `council:role`, as in hart:advisor. */
    roles: v.array(v.string()),
  }),
  async (context, args) => {
    const { store, clock, say } = context;
    const email = args.email.trim().toLowerCase();
    if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254) {
      throw new ImportRefused(
        `${args.email} is not an email address. Enter one like sam@hart.example.`,
      );
    }
    const name = args.name.trim();
    if (name === '') throw new ImportRefused('Give a name, like --name "Sam Taylor".');
    const roles = await withCouncils(context, async (councils) => {
      const known = new Set((await councils.list()).map(({ id }) => id));
      return args.roles.map((text) => readRole(text, known));
    });
    if (roles.length === 0)
      throw new ImportRefused('Give at least one role, like --role hart:advisor.');
    await store.people.create({
      id: newId(clock.now()),
      email,
      name,
      passwordHash: await hashNewPassword(args.password, [email, name]),
      roles,
      line: byHand,
    });
    say.line(`${name} can sign in as ${email}.`);
  },
);

/**
 * `staff reset-totp`: takes the second step of somebody who lost their phone and their recovery
 * codes; for an administrator too, whom nobody else may be there to reset.
 */
export const staffResetTotp = command(v.object({ email: v.string() }), async (context, args) => {
  const { store, say } = context;
  const email = args.email.trim().toLowerCase();
  const person = await store.people.byEmail({ email });
  if (person === null) throw new ImportRefused(`Nobody signs in as ${email}.`);
  if (person.totp_sealed === null && person.totp_begun === null)
    throw new ImportRefused(`${email} has no second step set up.`);
  await store.secondSteps.resetByHand({ staff: person.id, detail: byHand });
  say.line(`${email} signs in by password alone now, and is signed out everywhere.`);
});

const readRole = (
  text: string,
  councils: ReadonlySet<string>,
): { council: string; role: string } => {
  const [council = '', role = '', ...rest] = text.split(':');
  if (!councils.has(council) || rest.length > 0) {
    throw new ImportRefused(
      `${text}: there is no council ${council}. Give a role like hart:advisor.`,
    );
  }
  if (!v.is(Role, role)) {
    throw new ImportRefused(
      `${text}: there is no role ${role}. Choose one of ${Role.options.join(', ')}.`,
    );
  }
  return { council, role };
};
