import { mask, type ProblemView } from '@bellman/protocol';
import { plain } from '../ground/plain.js';
import { problemIn } from '../ground/shapes.js';

/** A file on its way to the relay. */
export interface Upload {
  /** Where it goes: the relay's address for files of one's own chat. */
  readonly address: string;
  readonly token: string;
  /** The sender's id: the same one again is the same file, however often it arrives. */
  readonly id: string;
  readonly alt: string;
  readonly file: File;
  /** Told of how much has gone, 0 to 1. */
  progress(share: number): void;
}

/** What became of it: taken, refused with a reason, or nobody knows, since the connection was lost. */
export type Outcome = 'sent' | 'lost' | 'cancelled' | ProblemView;

const outcomeOf = (request: XMLHttpRequest): Outcome => {
  if (request.status === 201) return 'sent';
  const problem = problemIn(request.response);
  // A proxy between us and the relay may answer in words of its own.
  return problem ?? 'lost';
};

/**
 * Sends a file, with what must not be kept hidden in its name and its description. By
 * XMLHttpRequest, since `fetch` does not tell how much of a body has gone.
 */
export const upload = (
  { address, token, id, alt, file, progress }: Upload,
  done: (outcome: Outcome) => void,
): (() => void) => {
  const form = new FormData();
  form.set('id', id);
  form.set('alt', mask(plain(alt).trim()).text);
  form.set('file', file, mask(plain(file.name)).text);
  const request = new XMLHttpRequest();
  request.open('POST', address);
  request.responseType = 'json';
  request.setRequestHeader('Authorization', `Bearer ${token}`);
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    if (total > 0) progress(loaded / total);
  });
  request.addEventListener('load', () => done(outcomeOf(request)));
  request.addEventListener('error', () => done('lost'));
  request.addEventListener('abort', () => done('cancelled'));
  request.send(form);
  return () => request.abort();
};
