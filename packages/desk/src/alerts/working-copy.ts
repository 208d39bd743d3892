import type { StaffAlert } from '@bellman/protocol';
import type { Kept } from '../ground/kept.js';
import type { Api } from '../link/api.js';
import type { Session } from '../session.js';
import { Model } from '../ui/model.js';
import { draftOf, emptyForm, formOf, type AlertForm, type FormChange } from './form.js';

/** An alert that is being written here: what is on screen, and the revision it was made from. */
export interface WorkingCopy {
  readonly council: string;
  /** Null until the first question has been answered and a draft made of it. */
  readonly id: string | null;
  readonly revision: number;
  readonly form: AlertForm;
  /** Whether the form holds something that the relay has not. */
  readonly dirty: boolean;
}

const NEW = 'new';

/**
 * The alerts that are being written in this tab. What has not been saved is kept in the tab, so
 * that going elsewhere, a reload or a new sign-in loses nothing.
 */
export class WorkingCopies extends Model {
  readonly #copies = new Map<string, WorkingCopy>();

  constructor(
    private readonly api: Api,
    private readonly kept: Kept,
  ) {
    super();
  }

  /** The new alert that was begun here, or an empty one from `council`. */
  begun(council: string): WorkingCopy {
    return (
      this.find(NEW) ?? this.#put({ council, id: null, revision: 0, form: emptyForm, dirty: false })
    );
  }

  /** The copy of an alert, or of the new one, if there is one in this tab. */
  find(id: string): WorkingCopy | undefined {
    const held = this.#copies.get(id);
    if (held) return held;
    // Written by this very code in this tab; a shape of an older build ends with the tab.
    const kept = this.kept.get(`alert:${id}`) as WorkingCopy | undefined;
    if (kept) this.#copies.set(id, kept);
    return kept;
  }

  /**
   * The copy to go on with: unsaved changes in this tab, else the alert as the relay has it, which
   * `read` hears first.
   * @throws Refusal
   */
  async open(
    council: string,
    id: string,
    read: (saved: StaffAlert) => void = () => undefined,
  ): Promise<WorkingCopy> {
    const held = this.find(id);
    if (held?.dirty) return held;
    const saved = await this.api.call('deskAlert', { council, id });
    read(saved);
    return this.adopt(saved);
  }

  /** Goes on with the relay's version, whatever was changed here. */
  adopt(alert: StaffAlert): WorkingCopy {
    return this.#put({
      council: alert.council,
      id: alert.id,
      revision: alert.revision,
      form: formOf(alert),
      dirty: false,
    });
  }

  change(copy: WorkingCopy, change: FormChange): WorkingCopy {
    return this.#put({ ...copy, form: { ...copy.form, ...change(copy.form) }, dirty: true });
  }

  /** A new alert is from another council: what was written stays, what was chosen there does not. */
  moveTo(copy: WorkingCopy, council: string): WorkingCopy {
    return this.#put({
      ...copy,
      council,
      form: { ...copy.form, where: [], services: [], partner: null },
    });
  }

  /**
   * Saves a copy whose first question is answered; a first save makes the draft.
   * @throws Refusal, `alert-changed` where somebody else has saved since.
   */
  async save(copy: WorkingCopy): Promise<WorkingCopy> {
    const draft = draftOf(copy.form);
    if (!draft) throw new Error('an alert was saved before its first question was answered');
    const { council, id } = copy;
    // An emergency that the relay still has services of is put right by saving it.
    const isNarrowed = copy.form.services.length > draft.services.length;
    if (id !== null && !copy.dirty && !isNarrowed) return copy;
    if (id === null) {
      const made = await this.api.call('deskNewAlert', { council }, draft);
      this.discard(copy);
      return this.adopt(made);
    }
    return this.adopt(
      await this.api.call('deskEditAlert', { council, id }, { ...draft, revision: copy.revision }),
    );
  }

  /**
   * Saves over what somebody else has saved since.
   * @throws Refusal
   */
  async saveOver(copy: WorkingCopy): Promise<WorkingCopy> {
    if (copy.id === null) return this.save(copy);
    const theirs = await this.api.call('deskAlert', { council: copy.council, id: copy.id });
    return this.save({ ...copy, revision: theirs.revision, dirty: true });
  }

  /** Forgets what was written here. */
  discard(copy: WorkingCopy): void {
    this.#copies.delete(copy.id ?? NEW);
    this.kept.remove(`alert:${copy.id ?? NEW}`);
    this.changed();
  }

  #put(copy: WorkingCopy): WorkingCopy {
    const key = copy.id ?? NEW;
    this.#copies.set(key, copy);
    if (copy.dirty) this.kept.set(`alert:${key}`, copy);
    else this.kept.remove(`alert:${key}`);
    this.changed();
    return copy;
  }
}

const ofSession = new WeakMap<Session, WorkingCopies>();

/** What is being written in a session: made when the first view of alerts asks. */
export const copiesOf = (session: Session): WorkingCopies => {
  const copies = ofSession.get(session) ?? new WorkingCopies(session.api, session.kept);
  ofSession.set(session, copies);
  return copies;
};
