import type { ProblemView } from '@bellman/protocol';
import type { TestRelay } from './relay.js';

/** What a route of the desk answered. */
export interface Answered<T> {
  readonly status: number;
  /** Null where there was none. */
  readonly body: T;
}

/** Asks one council's routes of the desk as somebody who is signed in, from the desk's own page. */
export interface DeskRest {
  /** @param path below the council: `settings` */
  ask<T>(method: string, path: string, body?: object): Promise<Answered<T>>;
  /** The code and the params of a refusal; a code of null where it was not refused. */
  refused(method: string, path: string, body?: object): Promise<readonly [string | null, object]>;
}

/** @param cookie the `Cookie` header of a sign-in */
export const deskRest = (relay: TestRelay, cookie: string, council = 'hart'): DeskRest => {
  const ask = async <T>(method: string, path: string, body?: object): Promise<Answered<T>> => {
    const answer = await fetch(`${relay.url}/api/v1/desk/${council}/${path}`, {
      method,
      headers: { cookie, origin: relay.url, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as T };
  };
  return {
    ask,
    refused: async (method, path, body) => {
      const answer = await ask<Partial<ProblemView>>(method, path, body);
      return [answer.body?.code ?? null, answer.body?.params ?? {}];
    },
  };
};
