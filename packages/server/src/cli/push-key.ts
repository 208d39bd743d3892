import * as v from 'valibot';
import { ImportRefused } from '../councils/refused.js';
import { command, type Context } from './command.js';
import { byHand, withCouncils } from './council.js';
import { many } from './say.js';

const checkCouncil = async (context: Context, id: string): Promise<void> => {
  const all = await withCouncils(context, (councils) => councils.list());
  if (!all.some((council) => council.id === id))
    throw new ImportRefused(`There is no council ${id}. To see which there are: council list.`);
};

const sayHanging = async ({ store, say }: Context, council: string): Promise<void> => {
  const old = (await store.oldKeys.list({ council })).filter(({ current }) => !current);
  const channels = old.reduce((all, key) => all + key.channels, 0);
  say.line(
    channels === 0
      ? 'No channels hang on old keys.'
      : `${many(channels, 'channel')} still ${channels === 1 ? 'hangs' : 'hang'} on ${many(old.length, 'old key')}. They get alerts as before, and move when their browser next opens the sign-up.`,
  );
};

/** `key rotate`: the council's pushes are signed with a new key; old ones serve who came with them. */
export const keyRotate = command(v.object({ council: v.string() }), async (context, args) => {
  const { council } = args;
  const { store, say } = context;
  await checkCouncil(context, council);
  const { retired } = await store.oldKeys.retire({ council, detail: byHand });
  say.line(
    retired
      ? `${council} gets a new push key for whoever signs up from now on.`
      : `${council} has no push key yet. One is made when somebody first signs up.`,
  );
  await sayHanging(context, council);
});

/** `key list`: the council's push keys, and how many channels hang on each. */
export const keyList = command(v.object({ council: v.string() }), async (context, args) => {
  const { council } = args;
  const { store, say } = context;
  await checkCouncil(context, council);
  for (const { createdAt, current, channels } of await store.oldKeys.list({ council })) {
    const made = new Date(createdAt).toISOString();
    say.line([made, current ? 'current' : 'old', many(channels, 'channel')].join('  '));
  }
  await sayHanging(context, council);
});
