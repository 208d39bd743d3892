import type { DeskSettings, SettingsAnswer } from '@bellman/protocol';
import type { Api } from '../link/api.js';
import { asRefusal, Refusal } from '../link/refusal.js';
import type { Session } from '../session.js';
import { s } from '../text/settings.js';
import { Model } from '../ui/model.js';
import {
  differencesLeft,
  differencesOf,
  isSame,
  patchOf,
  rebase,
  type Difference,
} from './merge.js';
import { wordsFor } from './place-words.js';

/** Something to put right, at a place of the settings such as `contact.phone`; '' where at none. */
export interface FieldProblem {
  readonly path: string;
  readonly sentence: string;
}

/** What became of a save: it holds now, something must be put right first, or see `differences`. */
export type Saved = 'saved' | 'wrong' | 'changed';

/**
 * One page's working copy of a council's settings. Only what was changed here is sent, so that two
 * people on two pages do not undo one another's work.
 */
export class Saving extends Model {
  #base: SettingsAnswer | null = null;
  #copy: DeskSettings | null = null;
  #problems: readonly FieldProblem[] = [];
  #differences: readonly Difference[] = [];
  #busy = false;
  readonly #typed = new Map<string, string>();

  constructor(
    private readonly api: Api,
    readonly council: string,
  ) {
    super();
  }

  /** The settings as they are on screen; null until they have been loaded. */
  get settings(): DeskSettings | null {
    return this.#copy;
  }

  /** The settings as the relay has them; null until they have been loaded. */
  get stored(): DeskSettings | null {
    return this.#base?.settings ?? null;
  }

  /** Whether something is on screen that the relay has not. */
  get dirty(): boolean {
    return this.#typed.size > 0 || !isSame(this.stored, this.#copy);
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** What must be put right, in the order in which it is to be shown. */
  get problems(): readonly FieldProblem[] {
    return this.#problems;
  }

  /** What somebody else saved meanwhile and is otherwise here; saving again saves what is here. */
  get differences(): readonly Difference[] {
    return this.#differences;
  }

  /** Words typed at a place that are no setting yet, such as half a colour. */
  typedAt(path: string): string | undefined {
    return this.#typed.get(path);
  }

  /** Every place with such words. Each counts as a change, until it is kept no more. */
  get typed(): readonly string[] {
    return [...this.#typed.keys()];
  }

  /** Keeps words typed at a place; undefined forgets them. */
  keepTyped(path: string, words: string | undefined): void {
    if (words === undefined) this.#typed.delete(path);
    else this.#typed.set(path, words);
    this.changed();
  }

  /** The sentence about exactly this place, if there is one. */
  problemAt(path: string): string | undefined {
    return this.#problems.find((problem) => problem.path === path)?.sentence;
  }

  /** The first sentence about this place or anything within it. */
  problemWithin(path: string): string | undefined {
    return this.#problems.find(
      (problem) => problem.path === path || problem.path.startsWith(`${path}.`),
    )?.sentence;
  }

  /**
   * Asks the relay for the settings, unless changes are kept here that are not saved yet.
   * @throws Refusal
   */
  async load(): Promise<void> {
    const isOurs = (): boolean => this.#copy !== null && (this.dirty || this.#busy);
    if (isOurs()) return;
    const answer = await this.api.call('deskSettings', { council: this.council });
    // Somebody may have begun to type while it was on its way.
    if (!isOurs()) this.#adopt(answer);
  }

  /** Changes the working copy: the parts that are given take the place of the former ones. */
  change(parts: Partial<DeskSettings>): void {
    if (this.#copy === null) throw new Error('settings were changed before they were loaded');
    this.#copy = { ...this.#copy, ...parts };
    this.changed();
  }

  /** Shows problems that a page found itself; none takes them away. */
  refuse(problems: readonly FieldProblem[]): void {
    this.#problems = problems;
    this.changed();
  }

  /** Undoes all that was not saved, and goes on with what the relay has. */
  discard(): void {
    this.#typed.clear();
    if (this.#base !== null) this.#adopt(this.#base);
    else this.changed();
  }

  /**
   * Sends what was changed. Where the relay finds something wrong, `problems` says what and where.
   * Where somebody else has saved meanwhile, what was changed here is done to their settings; if
   * both changed the same thing, `differences` says what, and nothing is saved yet.
   * @throws Refusal for anything that the settings themselves are not to blame for
   */
  async save(): Promise<Saved> {
    this.#set(true, []);
    try {
      for (;;) {
        const saved = await this.#try();
        if (saved !== 'again') return saved;
      }
    } finally {
      this.#set(false, this.#problems);
    }
  }

  async #try(): Promise<Saved | 'again'> {
    const [base, copy] = [this.#base, this.#copy];
    if (base === null || copy === null) throw new Error('settings were saved before they came');
    const patch = patchOf(base.settings, copy);
    try {
      const path = { council: this.council };
      const body = { version: base.version, patch };
      this.#adopt(await this.api.call('deskSaveSettings', path, body));
      return 'saved';
    } catch (thrown) {
      const refusal = asRefusal(thrown);
      if (refusal.code === 'settings-changed') return this.#meet(base, copy);
      const problem = problemOf(refusal, patch);
      if (problem === null) throw refusal;
      this.#problems = [problem];
      return 'wrong';
    }
  }

  /** Goes on from what somebody else has saved. */
  async #meet({ version, settings }: SettingsAnswer, mine: DeskSettings): Promise<Saved | 'again'> {
    const theirs = await this.api.call('deskSettings', { council: this.council });
    // The same version again would be refused for ever.
    if (theirs.version === version) throw new Refusal('settings-changed');
    this.#copy = rebase(settings, mine, theirs.settings) as DeskSettings;
    this.#differences = differencesLeft(differencesOf(settings, mine, theirs.settings), this.#copy);
    this.#base = theirs;
    return this.#differences.length > 0 ? 'changed' : 'again';
  }

  #adopt(answer: SettingsAnswer): void {
    this.#base = answer;
    this.#copy = answer.settings;
    this.#differences = [];
    this.#problems = [];
    this.#typed.clear();
    this.changed();
  }

  #set(busy: boolean, problems: readonly FieldProblem[]): void {
    this.#busy = busy;
    this.#problems = problems;
    this.changed();
  }
}

/** Where in the settings a refusal belongs; null where it is about something else. */
const problemOf = (
  refusal: Refusal,
  patch: Readonly<Record<string, unknown>>,
): FieldProblem | null => {
  const { code, params, message: sentence } = refusal;
  switch (code) {
    case 'settings-wrong':
      return wrongAt(String(params['path'] ?? ''), String(params['expected'] ?? ''));
    case 'contrast-low':
      return {
        path: /brand/i.test(String(params['pair'])) ? 'brand.brand' : 'brand.button',
        sentence,
      };
    case 'text-unknown':
    case 'text-hole-unknown':
      return {
        path: `texts.${languageOf(patch, String(params['key']))}.${params['key']}`,
        sentence,
      };
    default:
      return null;
  }
};

const wrongAt = (path: string, expected: string): FieldProblem => ({
  path,
  sentence: s('settings.wrong', { what: wordsFor(path), expected }),
});

const languageOf = (patch: Readonly<Record<string, unknown>>, key: string): 'en' | 'cy' => {
  const texts = patch['texts'] as { en?: object; cy?: object } | undefined;
  return texts?.en && Object.hasOwn(texts.en, key) ? 'en' : 'cy';
};

/** By the link, which is one for as long as the same person is signed in. */
const held = new WeakMap<Session['link'], Map<string, Saving>>();

/**
 * The working copy of a page of a council's settings, the same one whenever somebody comes back to
 * the page: what they typed is still there.
 */
export const savingOf = (session: Session, council: string, page: string): Saving => {
  const ofSession = held.get(session.link) ?? new Map<string, Saving>();
  held.set(session.link, ofSession);
  const key = `${council}/${page}`;
  const saving = ofSession.get(key) ?? new Saving(session.api, council);
  ofSession.set(key, saving);
  return saving;
};
