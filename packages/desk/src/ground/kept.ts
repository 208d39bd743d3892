/**
 * What the desk keeps in the browser. In this tab (`sessionStorage`): words that a person has typed
 * and nobody has stored yet, so that a reload or a new sign-in loses none of them. In this browser
 * (`localStorage`): what somebody has chosen for themselves. Every key begins with `PREFIX`.
 */
const PREFIX = 'bellman-desk:';

/** The part of `Storage` that is needed, so that a test can hand in its own. */
export type Keep = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export class Kept {
  readonly #prefix: string;

  /** @param whose whose it is, where several people's is kept side by side: an id */
  constructor(
    private readonly store: Keep,
    whose = '',
  ) {
    this.#prefix = whose === '' ? PREFIX : `${PREFIX}${whose}:`;
  }

  /** What was kept under `key`, or undefined; something unreadable counts as nothing. */
  get(key: string): unknown {
    const text = this.store.getItem(this.#prefix + key);
    if (text === null) return undefined;
    try {
      return JSON.parse(text) as unknown;
    } catch (cause) {
      reportError(new Error(`what was kept under ${key} cannot be read and is dropped`, { cause }));
      this.remove(key);
      return undefined;
    }
  }

  set(key: string, value: unknown): void {
    this.store.setItem(this.#prefix + key, JSON.stringify(value));
  }

  remove(key: string): void {
    this.store.removeItem(this.#prefix + key);
  }

  /** Forgets everything of the desk's: at sign-out, and when somebody else signs in. */
  clear(): void {
    const keys = Array.from({ length: this.store.length }, (_, at) => this.store.key(at));
    for (const key of keys) if (key?.startsWith(this.#prefix)) this.store.removeItem(key);
  }
}
