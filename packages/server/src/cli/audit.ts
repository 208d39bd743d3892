import * as v from 'valibot';
import { ImportRefused } from '../councils/refused.js';
import { command, type Context } from './command.js';
import { withCouncils } from './council.js';
import { many } from './say.js';

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
});

/** `audit list`: the newest lines, one to a row, the newest last. */
export const auditList = command(v.object({ council: v.string() }), async (context, args) => {
  const { council } = args;
  await checkCouncil(context, council);
  const lines = await context.store.audit.list({ council, limit: listed });
  if (lines.length === 0) context.say.line(`Nothing is written down for ${council} yet.`);
  for (const { n, at, staff, act, subject, detail } of lines.toReversed()) {
    const more = Object.entries(detail).map(([key, value]) => `${key}=${value}`);
    const who = staff === '' ? 'relay' : staff;
    context.say.line([n, new Date(at).toISOString(), who, act, subject, ...more].join('  '));
  }
});
