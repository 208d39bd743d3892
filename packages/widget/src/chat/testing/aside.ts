import type { ResidentConversation, ResidentEvent } from '@bellman/protocol';

/** What a fake relay knows besides its messages. */
interface Facts {
  readonly conversation: ResidentConversation;
  readonly fileUrl: string;
  readonly code: string;
}

/** The answers about what surrounds a chat; they change nothing. */
export const aside = (event: ResidentEvent, { conversation, fileUrl, code }: Facts): object => {
  if (event === 'file') return { url: fileUrl, expiresAt: 1 };
  if (event === 'handOver') return { code, expiresAt: 0 };
  if (event !== 'transcript') return {};
  const url = 'https://relay.example/c/hart/transcript/the-link';
  const { reference } = conversation;
  return { url, expiresAt: 1, reference, code: 'ABCD-EFGH-JKLM' };
};
