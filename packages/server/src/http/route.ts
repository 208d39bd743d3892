import type { Language, routes, RouteName } from '@bellman/protocol';
import type { IncomingMessage } from 'node:http';
import type * as v from 'valibot';
import type { Program } from './program.js';
import type { SignedIn } from '../people/who.js';
import type { RawText } from './body.js';

type Body<N extends RouteName> = (typeof routes)[N] extends {
  body: infer S extends v.GenericSchema;
}
  ? v.InferOutput<S>
  : (typeof routes)[N] extends { upload: true }
    ? IncomingMessage
    : (typeof routes)[N] extends { text: string }
      ? RawText
      : undefined;

/** What every route's handler is given. */
interface AnyCall<N extends RouteName> {
  /** The path's `{council}`: exists. Empty where the path names none. */
  readonly council: string;
  /** The path's `{id}`; empty where the path names none. */
  readonly id: string;
  /** Checked; of an `upload` the request itself, whose body has not been read. */
  readonly body: Body<N>;
  /** The query's `language`; English where it has none that we know. */
  readonly language: Language;
  /** The query's `before`: a line's number, of which older lines are asked; null where it has none. */
  readonly before: number | null;
  /** Set wherever `who` is `staff` or an act; throws elsewhere. */
  readonly staff: SignedIn;
  /** The `Authorization: Bearer` token; empty where none was sent. */
  readonly bearer: string;
  /** The conversation whose token was sent, wherever `who` is `resident`; else empty. */
  readonly conversation: string;
  /** The caller's address, for limits; never stored. */
  readonly address: string;
}

/** Of a route whose `who` is `key`: the program whose key was sent. */
interface KeyCall {
  readonly program: Program;
}

/** What a route's handler is given: checked already, by the table in `protocol/routes`. */
export type Call<N extends RouteName> = AnyCall<N> &
  ((typeof routes)[N] extends { who: 'key' } ? KeyCall : unknown);

/** An answer with headers of its own, such as a cookie. Return the bare body where none is needed. */
export class Reply {
  constructor(
    readonly body: unknown,
    readonly headers: Readonly<Record<string, string>>,
  ) {}
}

/** Does what a route asks: answers the JSON body, or throws a `Problem`. */
export type Handler<N extends RouteName> = (call: Call<N>) => Promise<unknown>;

/** A street's handlers: some of the table's routes. `app` gathers them, and none may be missing. */
export type Handlers<N extends RouteName> = { readonly [K in N]: Handler<K> };
