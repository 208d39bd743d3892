import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { MessageView, ProblemView } from '@bellman/protocol';
import { newSecret } from '../ground/ids.js';
import type { TestRelay } from './relay.js';

/** What is sent: one file, as a browser's form sends it. */
export interface Sent {
  readonly token: string;
  readonly file?: Uint8Array;
  readonly name?: string;
  readonly id?: string;
  readonly alt?: string;
  readonly council?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Where files are sent. */
export const uploadPath = (council = 'hart'): string =>
  `/api/v1/councils/${council}/chats/self/files`;

/** Sends a file into the chat that a token opens. */
export const upload = (relay: TestRelay, sent: Sent): Promise<Response> => {
  const form = new FormData();
  form.set('id', sent.id ?? newSecret());
  if (sent.alt !== undefined) form.set('alt', sent.alt);
  if (sent.file !== undefined) form.set('file', new Blob([sent.file]), sent.name ?? 'photo.jpg');
  return fetch(`${relay.url}${uploadPath(sent.council)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sent.token}`, ...sent.headers },
    body: form,
  });
};

/** The message that a file became. @throws where it was refused */
export const taken = async (answering: Promise<Response>): Promise<MessageView> => {
  const answer = await answering;
  if (answer.status !== 201) throw new Error(`Refused: ${await answer.text()}`);
  return (await answer.json()) as MessageView;
};

/** Why a file was refused. @throws where it was taken */
export const refusedFor = async (answering: Promise<Response>): Promise<ProblemView> => {
  const answer = await answering;
  const body: unknown = await answer.json();
  if (answer.ok) throw new Error(`Taken: ${JSON.stringify(body)}`);
  return body as ProblemView;
};

/** Every file in the relay's folder of files, by its path in it. */
export const filesOf = async (relay: TestRelay): Promise<string[]> => {
  const root = join(relay.folder, 'files');
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
};
