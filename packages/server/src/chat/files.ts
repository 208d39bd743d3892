import type { LinkAnswer } from '@bellman/protocol';
import type { AdvisorRoom } from './advisor.js';
import type { ResidentRoom } from './resident.js';
import type { Reading } from './staff/reading.js';

/** What both sides need of files. @throws Problem `file-unknown` */
export type FileLink = (conversation: string, file: string) => Promise<LinkAnswer>;

/** A resident's files: a link to one of their chat. */
export const createResidentFiles =
  (link: FileLink): ResidentRoom<'file'> =>
  (here) => ({
    file: async ({ file }) => link(here().conversation, file),
  });

/** The same for staff who may read the chat. */
export const createAdvisorFiles =
  (link: FileLink, reading: Reading): AdvisorRoom<'file'> =>
  (desk, reach) => ({
    file: async ({ conversation, file }) => {
      await reach(conversation, 'file');
      await reading.demand(desk, conversation);
      return link(conversation, file);
    },
  });
