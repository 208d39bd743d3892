import { mask, Problem } from '@bellman/protocol';
import type { Store } from '../store/store.js';
import type { ResidentRoom } from './resident.js';

/** What a resident thought of the chat, told once it has ended (C9). Any part may be left out. */
export const createSurvey =
  ({ store }: { readonly store: Pick<Store, 'surveys'> }): ResidentRoom<'survey'> =>
  (here) => ({
    survey: async ({ satisfaction, resolved, otherwise, words = '' }) => {
      const { conversation } = here();
      const { text } = mask(words.trim());
      const said = satisfaction ?? resolved ?? otherwise ?? (text === '' ? undefined : text);
      if (said === undefined) {
        const expected = 'at least one answer';
        throw new Problem('body-wrong-shape', { path: 'the top', expected });
      }
      await store.surveys.give({
        conversation,
        satisfaction: satisfaction ?? null,
        resolved: resolved ?? null,
        otherwise: otherwise ?? null,
        words: text,
      });
      return {};
    },
  });
