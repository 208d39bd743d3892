import { paths, type routes } from '@bellman/protocol';
import * as v from 'valibot';
import { answers, type Answer, type DeskRoute } from './answers.js';
import { Refusal, refusalOf } from './refusal.js';

type Routes = typeof routes;

/** The `{holes}` of a path. */
type Holes<P extends string> = P extends `${string}{${infer Hole}}${infer Rest}`
  ? Hole | Holes<Rest>
  : never;

/** The path parameters of a route. */
export type PathOf<N extends DeskRoute> = { readonly [K in Holes<Routes[N]['path']>]: string };

/** What a route may be asked by query. */
export type QueryOf<N extends DeskRoute> = N extends 'deskAudit'
  ? { readonly before?: string }
  : object;

/** The body of a route, as a sender writes it. */
export type BodyOf<N extends DeskRoute> = Routes[N] extends {
  body: infer S extends v.GenericSchema;
}
  ? v.InferInput<S>
  : undefined;

/** How every view asks the relay; a test hands in its own. */
export interface Api {
  /**
   * Calls a route of the protocol and answers its checked JSON.
   * @throws Refusal with the relay's code; `unreachable` when no answer came.
   */
  call<N extends DeskRoute>(
    name: N,
    path: PathOf<N> & QueryOf<N>,
    ...body: BodyOf<N> extends undefined ? [] : [body: BodyOf<N>]
  ): Promise<Answer<N>>;
}

/** What of `params` has no hole in `path` becomes its query. */
const address = (path: string, params: Readonly<Record<string, string>>): string => {
  const query = new URLSearchParams(params);
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    query.delete(name);
    return encodeURIComponent(params[name] ?? '');
  });
  return query.size === 0 ? filled : `${filled}?${query.toString()}`;
};

const ask = async (url: string, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(url, init);
  } catch (cause) {
    throw Object.assign(new Refusal('unreachable'), { cause });
  }
};

const json = async (response: Response): Promise<unknown> => {
  if (response.status === 204) return undefined;
  try {
    return (await response.json()) as unknown;
  } catch (cause) {
    // A proxy's own error page: there is no relay behind it now.
    throw Object.assign(new Refusal(response.ok ? 'not-understood' : 'unreachable'), { cause });
  }
};

/**
 * The desk's only way to the relay by HTTP. The session cookie goes along; `onSignedOut` hears of
 * every answer that says nobody is signed in.
 */
export const createApi = (onSignedOut: () => void): Api => ({
  async call(name, path, ...body) {
    const route = paths[name];
    const [content] = body;
    const response = await ask(address(route.path, path), {
      method: route.method,
      credentials: 'same-origin',
      ...(content === undefined
        ? {}
        : { body: JSON.stringify(content), headers: { 'content-type': 'application/json' } }),
    });
    const answer = await json(response);
    if (!response.ok) {
      const refusal = refusalOf(answer);
      if (refusal.code === 'sign-in-needed') onSignedOut();
      throw refusal;
    }
    const checked = v.safeParse(answers[name], answer);
    if (!checked.success) throw new Refusal('not-understood');
    return checked.output;
  },
});
