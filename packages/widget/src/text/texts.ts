import { fill, type Language, type ProblemParams, type ProblemView } from '@bellman/protocol';
import type { TextKey } from './keys.js';

/** Sentences by key. */
export type Catalogue = Readonly<Record<string, string>>;

/**
 * The sentences of one language, with a council's own wording laid over them. A sentence with
 * plural forms is asked for by its stem with a value `count`; the form is chosen by
 * `Intl.PluralRules` (CLDR).
 */
export class Texts {
  readonly #catalogue: Catalogue;
  readonly #plurals: Intl.PluralRules;

  /** `overrides` are the council's sentences by key (`CouncilView.texts`). */
  constructor(
    readonly language: Language,
    catalogue: Catalogue,
    overrides: Catalogue = {},
  ) {
    this.#catalogue = { ...catalogue, ...overrides };
    this.#plurals = new Intl.PluralRules(language);
  }

  /** The same with more sentences; a council's own wording of one of them still stands. */
  with(more: Catalogue): Texts {
    return new Texts(this.language, more, this.#catalogue);
  }

  /** The sentence for `key` with `params` in its holes. */
  t(key: TextKey, params: ProblemParams = {}): string {
    return this.#find(key, params) ?? key;
  }

  /** What to say about a refusal: our sentence for its code, else the relay's own English one. */
  problem(problem: ProblemView): string {
    const params = problem.params ?? {};
    const count = params['seconds'] ?? params['minutes'];
    const counted = count === undefined ? params : { ...params, count };
    return this.#find(`problem.${problem.code}`, counted) ?? problem.title;
  }

  #find(key: string, params: ProblemParams): string | undefined {
    const { count } = params;
    const category = this.#plurals.select(Number(count ?? 0));
    const sentence =
      count === undefined
        ? this.#catalogue[key]
        : (this.#catalogue[`${key}.${category}`] ??
          this.#catalogue[`${key}.other`] ??
          this.#catalogue[key]);
    return sentence === undefined ? undefined : fill(sentence, this.#written(params));
  }

  /** Numbers as people read them: 4,000. */
  #written(params: ProblemParams): ProblemParams {
    const written = Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' ? value.toLocaleString(this.language) : value,
    ]);
    return Object.fromEntries(written) as ProblemParams;
  }
}
