import { DeskSettings, Problem, type SettingsAnswer, type Skills } from '@bellman/protocol';
import * as v from 'valibot';
import type { Handlers } from '../http/route.js';
import { checkSettings, mergePatch } from './check-settings.js';
import type { Councils } from './councils.js';
import type { CouncilSettings } from './settings.js';
import type { Store } from '../store/store.js';

/** How an administrator reads and changes their council's settings. */
export const deskSettingsRoutes = (parts: {
  readonly councils: Pick<Councils, 'fresh' | 'save'>;
  readonly store: Pick<Store, 'staff'>;
}): Handlers<'deskSettings' | 'deskSaveSettings'> => {
  const { councils, store } = parts;
  const answer = async (id: string): Promise<SettingsAnswer> => {
    const { version, council } = await councils.fresh(id);
    return { version, settings: v.parse(DeskSettings, council) };
  };
  return {
    deskSettings: ({ council }) => answer(council),
    deskSaveSettings: async ({ council: id, body: { version, patch }, staff }) => {
      const now = await councils.fresh(id);
      if (now.version !== version) throw new Problem('settings-changed');
      checkKeys(patch);
      const { id: _, ...before } = now.council;
      const settings = checkSettings(mergePatch(before, patch));
      checkStaffed(settings, await store.staff.list({ council: id }));
      const changed = Object.keys(patch).toSorted().join(' ');
      const line = { council: id, staff: staff.id, act: 'settings.save', subject: '' };
      await councils.save(id, settings, { version, line: { ...line, detail: { changed } } });
      return answer(id);
    },
  };
};

/** What is not set at the desk is not set from there. */
const checkKeys = (patch: Readonly<Record<string, unknown>>): void => {
  const stray = Object.keys(patch).find((key) => !Object.hasOwn(DeskSettings.entries, key));
  if (stray === undefined) return;
  throw new Problem('settings-wrong', { path: stray, expected: 'there is no such setting' });
};

/**
 * A service or a team goes only once nobody's entry names it: whoever answers nothing else would
 * be rung for no chat any more, and nobody would see why.
 */
const checkStaffed = (
  { services, teams }: CouncilSettings,
  people: readonly { readonly skills: Skills }[],
): void => {
  const gone = (path: string, kept: readonly { readonly id: string }[], named: string[]): void => {
    const missing = named.find((id) => !kept.some((one) => one.id === id));
    if (missing === undefined) return;
    const many = named.filter((id) => id === missing).length;
    const who = many === 1 ? '1 person has it' : `${many} people have it`;
    const expected = `${missing} cannot go while ${who} in their entry under staff`;
    throw new Problem('settings-wrong', { path, expected });
  };
  gone(
    'services',
    services,
    people.flatMap(({ skills }) => skills.services),
  );
  gone(
    'teams',
    teams,
    people.flatMap(({ skills }) => skills.team ?? []),
  );
};
