import { problemIn } from '../ground/shapes.js';
import { Refusal, unusable } from '../ground/refusal.js';

/** Which council of which relay: `relay` is an origin without a slash at the end. */
export interface Home {
  readonly relay: string;
  readonly council: string;
}

/** How long an answer may take, in milliseconds. */
const PATIENCE = 20_000;

/** A schema as Standard Schema gives it, which protocol's schemas follow. */
export interface Shape<T> {
  readonly '~standard': {
    readonly validate: (value: unknown) => unknown;
    readonly types?: { readonly output: T } | undefined;
  };
}

/** What is asked; a `token` goes as `Authorization: Bearer`, never in the address. */
export interface Question {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly token?: string;
}

const send = async (home: Home, path: string, question: Question): Promise<Response> => {
  const { method = 'GET', body, token } = question;
  const address = `${home.relay}/api/v1/councils/${encodeURIComponent(home.council)}/${path}`;
  try {
    return await fetch(address, {
      method,
      credentials: 'omit',
      signal: AbortSignal.timeout(PATIENCE),
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (error) {
    throw unusable(`The relay did not answer: ${String(error)}`);
  }
};

const json = async (response: Response): Promise<unknown> => {
  try {
    return await response.json();
  } catch (error) {
    throw unusable(`The relay’s answer is not JSON: ${String(error)}`);
  }
};

/**
 * Asks the relay for `path` under the council's REST address, without cookies; the answer is
 * checked against `shape`. Throws a `Refusal`: the relay's own, or `internal` where it could not
 * be reached or its answer could not be read.
 */
export const ask = async <T>(
  home: Home,
  path: string,
  shape: Shape<T>,
  question: Question = {},
): Promise<T> => {
  const response = await send(home, path, question);
  const answer = await json(response);
  const problem = response.ok ? null : problemIn(answer);
  if (problem) throw new Refusal(problem);
  const checked = shape['~standard'].validate(answer) as { value?: T; issues?: unknown };
  if (!response.ok || checked.issues) throw unusable('The relay’s answer has no known shape.');
  return checked.value as T;
};

/** The same where the answer has no body (204). */
export const tell = async (home: Home, path: string, question: Question): Promise<void> => {
  const response = await send(home, path, question);
  if (response.ok) return;
  const problem = problemIn(await json(response));
  throw problem ? new Refusal(problem) : unusable('The relay’s answer has no known shape.');
};
