/**
 * Words that a person has typed and nobody has stored yet, kept in this tab (`sessionStorage`)
 * so that a reload or a new sign-in loses none of them. Every key begins with `PREFIX`.
 */
const PREFIX = 'bellman-desk:';

/** The part of `Storage` that is needed, so that a test can hand in its own. */
export type Keep = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export class Kept {
  constructor(private readonly store: Keep) {}

  /** What was kept under `key`, or undefined; something unreadable counts as nothing. */
  get(key: string): unknown {
    const text = this.store.getItem(PREFIX + key);
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
    this.store.setItem(PREFIX + key, JSON.stringify(value));
  }

  remove(key: string): void {
    this.store.removeItem(PREFIX + key);
  }

  /** Forgets everything of the desk's: at sign-out, and when somebody else signs in. */
  clear(): void {
    const keys = Array.from({ length: this.store.length }, (_, at) => this.store.key(at));
    for (const key of keys) if (key?.startsWith(PREFIX)) this.store.removeItem(key);
  }
}
