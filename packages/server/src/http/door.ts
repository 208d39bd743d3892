import type { Act, ProblemCode, RouteName } from '@bellman/protocol';
import type { Program } from './program.js';
import type { SignedIn } from '../people/who.js';

/** What the check room must know of councils and people; `app` hands it in. */
export interface Door {
  /** @throws Problem `council-unknown` */
  council(id: string): Promise<{ readonly origins: readonly string[] }>;
  /**
   * Who is behind the `Cookie` header.
   * @throws Problem `sign-in-needed`
   */
  signedIn(cookies: string | undefined): Promise<SignedIn>;
  /**
   * The conversation that a resident's token opens.
   * @throws Problem `token-unknown`
   */
  resident(council: string, token: string): Promise<string>;
  /**
   * The program whose key this is.
   * @throws Problem `key-unknown`, `key-wrong-purpose`
   */
  program(council: string, key: string, purpose: 'cap' | 'service'): Promise<Program>;
  /** @throws Problem `not-permitted` */
  demand(staff: SignedIn, council: string, act: Act): void;
  /** @throws Problem `totp-set-up-first` */
  secondStep(staff: SignedIn, council: string, act: Act): Promise<void>;
  /** Writes down that somebody asked for a route that is not theirs; `code` where more is to say. */
  denied(staff: SignedIn, council: string, route: RouteName, code?: ProblemCode): Promise<void>;
  /** The relay's own origins, as browsers send them. */
  ownOrigins(): ReadonlySet<string>;
}
