import { DeskSettings, Problem, type SettingsAnswer } from '@bellman/protocol';
import * as v from 'valibot';
import type { Handlers } from '../http/route.js';
import { checkSettings, mergePatch } from './check-settings.js';
import type { Councils } from './councils.js';

/** How an administrator reads and changes their council's settings. */
export const deskSettingsRoutes = (parts: {
  readonly councils: Pick<Councils, 'fresh' | 'save'>;
}): Handlers<'deskSettings' | 'deskSaveSettings'> => {
  const { councils } = parts;
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
      const gone = {
        services: missing(before.services, settings.services),
        teams: missing(before.teams, settings.teams),
      };
      const changed = Object.keys(patch).toSorted().join(' ');
      const line = { council: id, staff: staff.id, act: 'settings.save', subject: '' };
      await councils.save(id, settings, { version, gone, line: { ...line, detail: { changed } } });
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

interface Named {
  readonly id: string;
}

/** The ids that were there before, and are there no more. */
const missing = (before: readonly Named[], after: readonly Named[]): string[] =>
  before.map(({ id }) => id).filter((id) => !after.some((one) => one.id === id));
