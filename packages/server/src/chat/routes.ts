import { limits, Problem } from '@bellman/protocol';
import type { Handlers } from '../http/route.js';
import { createFailures } from '../people/failures.js';
import { isSensitive, resumeHash, type OpeningParts } from './codes.js';
import { plainCode, referencesLike } from './reference.js';

/** What a chat is asked over HTTP: opening it by reference and code, and leaving it for good. */
export const chatRoutes = (parts: OpeningParts): Handlers<'resumeChat' | 'endChat'> => {
  const { store, clock, residents } = parts;
  const most = limits.resumeFailures;
  const failures = createFailures(clock, {
    ...{ most, address: most, account: most, code: 'too-many-codes' },
  });
  return {
    resumeChat: async ({ council, body: { reference, code }, address }) => {
      // Counted by what was typed, known or not, so that the count tells nothing about either.
      const attempt = failures.attempt(`${council} ${plainCode(reference)}`, address);
      const references = referencesLike(reference);
      const row = await store.chat.byReference({ council, references });
      const hash = resumeHash(row?.id ?? '', code);
      const led = await store.codes.find({ hash, kinds: ['resume'], council });
      if (row === null || led?.conversation !== row.id) throw new Problem('resume-unknown');
      attempt.succeeded();
      const sensitive = await isSensitive(parts, row);
      return { token: await residents.issue(row, sensitive, clock.now()) };
    },
    endChat: async ({ conversation }) => {
      await store.chat.shut({ conversation });
    },
  };
};
