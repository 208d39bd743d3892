import * as v from 'valibot';
import { ImportRefused } from '../councils/refused.js';
import { command, type Context } from './command.js';
import { withCouncils } from './council.js';
import { many } from './say.js';

/** What stands for a name that was erased. */
const noName = '(no name)';

/** Lines that `audit list` shows. */
const listed = 200;

const checkCouncil = async (context: Context, id: string): Promise<void> => {
  const all = await withCouncils(context, (councils) => councils.list());
  if (!all.some((council) => council.id === id))
    throw new ImportRefused(`There is no council ${id}. To see which there are: council list.`);
};

/** `audit verify`: whether nobody changed what was written down. */
export const auditVerify = command(v.object({ council: v.string() }), async (context, args) => {
  const { council } = args;
  await checkCouncil(context, council);
  const verdict = await context.store.audit.verify({ council });
  if (!verdict.ok) {
    throw new ImportRefused(
      `The audit of ${council} does not hold: line ${verdict.n} was changed, or one was taken out before it.`,
    );
  }
  const { lines, hash } = verdict;
  context.say.line(`The audit of ${council} holds: ${many(lines, 'line')}.`);
  if (lines > 0) context.say.line(`Keep the last one’s hash elsewhere: ${hash}`);
  const actors = await context.store.audit.names({ council });
  if (actors.length === 0) return;
  context.say.line('In it:');
  for (const { id, name } of actors) context.say.line(`  ${id}  ${name ?? noName}`);
});

/** `audit list`: the newest lines, one to a row, the newest last. */
export const auditList = command(v.object({ council: v.string() }), async (context, args) => {
  const { council } = args;
  await checkCouncil(context, council);
  const lines = await context.store.audit.list({ council, limit: listed });
  if (lines.length === 0) context.say.line(`Nothing is written down for ${council} yet.`);
  for (const { n, at, staff, name, act, subject, detail } of lines.toReversed()) {
    const more = Object.entries(detail).map(([key, value]) => `${key}=${value}`);
    const who = staff === '' ? 'relay' : `${staff} ${name ?? noName}`;
    context.say.line([n, new Date(at).toISOString(), who, act, subject, ...more].join('  '));
  }
});

/** `audit erase-name`: takes somebody's name out of every audit, and leaves what they did. */
export const auditEraseName = command(v.object({ staff: v.string() }), async (context, args) => {
  const { store, say } = context;
  const roles = await store.people.roles({ staff: args.staff });
  const [first] = roles;
  if (first !== undefined)
    throw new ImportRefused(
      `${args.staff} still works for ${first.council}, and would be named again. Remove them there first.`,
    );
  if (!(await store.audit.eraseName(args)))
    throw new ImportRefused(`No name is kept for ${args.staff}. To see which are: audit list.`);
  say.line(`The name of ${args.staff} is erased from the audit. What they did stays, by this id.`);
});
