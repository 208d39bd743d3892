import type { LinkAnswer } from '@bellman/protocol';
import type { AdvisorRoom } from './advisor.js';
import type { ResidentRoom } from './resident.js';

/** What both sides need of files. @throws Problem `file-unknown` */
export type FileLink = (conversation: string, file: string) => Promise<LinkAnswer>;

/** A resident's files: a link to one of their chat. */
export const createResidentFiles =
  (link: FileLink): ResidentRoom<'file'> =>
  (here) => ({
    file: async ({ file }) => link(here().conversation, file),
  });

/** The same for staff, who may see the chat. */
export const createAdvisorFiles =
  (link: FileLink): AdvisorRoom<'file'> =>
  (_desk, reach) => ({
    file: async ({ conversation, file }) => {
      await reach(conversation, 'file');
      return link(conversation, file);
    },
  });
