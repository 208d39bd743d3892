import { isDeepStrictEqual } from 'node:util';
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
      const changed = namedIn(patch);
      const { id: _, ...before } = now.council;
      const settings = checkSettings(mergePatch(before, patch));
      // What changes nothing is no new version, and nothing to write down.
      if (isDeepStrictEqual(settings, before)) return answer(id);
      const gone = {
        services: missing(before.services, settings.services),
        teams: missing(before.teams, settings.teams),
      };
      const line = { council: id, staff: staff.id, act: 'settings.save', subject: '' };
      const detail = { changed: changed.join(' ') };
      // A deputy who left since is named when alerting is changed, and keeps nobody from the rest.
      const deputy = changed.includes('alerting') ? settings.alerting.deputy : null;
      await councils.save(id, settings, { version, gone, deputy, line: { ...line, detail } });
      return answer(id);
    },
  };
};

/**
 * The settings that a patch names, in order. What is not set at the desk is not set from there.
 * @throws Problem `settings-wrong`
 */
const namedIn = (patch: unknown): string[] => {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) {
    const expected = 'the patch must be an object of what changes';
    throw new Problem('settings-wrong', { path: 'the top', expected });
  }
  const named = Object.keys(patch).toSorted();
  const stray = named.find((key) => !Object.hasOwn(DeskSettings.entries, key));
  if (stray === undefined) return named;
  throw new Problem('settings-wrong', { path: stray, expected: 'there is no such setting' });
};

interface Named {
  readonly id: string;
}

/** The ids that were there before, and are there no more. */
const missing = (before: readonly Named[], after: readonly Named[]): string[] =>
  before.map(({ id }) => id).filter((id) => !after.some((one) => one.id === id));
