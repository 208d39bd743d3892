import type { AreaShape } from '@bellman/protocol';
import { councilsFor } from '../people/acts.js';
import type { Session } from '../session.js';
import { Model } from '../ui/model.js';
import { emptyForm, type FormChange } from './form.js';
import { copiesOf, type WorkingCopy } from './working-copy.js';

/** Names an alert that the relay has. */
export interface AlertName {
  readonly council: string;
  readonly id: string;
}

/** The alert that is being written on this screen, with its council's areas. */
export class Drafting extends Model {
  copy: WorkingCopy | undefined;
  areas: readonly AreaShape[] = [];
  #areasOf = '';

  constructor(private readonly session: Session) {
    super();
  }

  /** The relay's name for it, once it has one. */
  get name(): AlertName | undefined {
    const id = this.copy?.id ?? null;
    return this.copy && id !== null ? { council: this.copy.council, id } : undefined;
  }

  /**
   * Goes on with an alert, or with a new one where `alert` is null.
   * @throws Refusal
   */
  async open(alert: AlertName | null): Promise<void> {
    const { me } = this.session;
    const copies = copiesOf(this.session);
    if (alert === null) {
      const [first] = councilsFor(me, 'alert.write');
      if (first !== undefined) this.#show(copies.begun(first));
    } else if (this.copy?.id !== alert.id) {
      this.#show(undefined);
      this.#show(await copies.open(alert.council, alert.id));
    }
    await this.#fetchAreas();
  }

  change(change: FormChange): void {
    if (this.copy) this.#show(copiesOf(this.session).change(this.copy, change));
  }

  moveTo(council: string): void {
    if (this.copy) this.#show(copiesOf(this.session).moveTo(this.copy, council));
  }

  /** Empties a new alert. */
  startAgain(): void {
    if (!this.copy) return;
    copiesOf(this.session).discard(this.copy);
    this.#show({ ...this.copy, form: emptyForm, dirty: false });
  }

  /** @throws Refusal, `alert-changed` where somebody else has saved since. */
  async save(): Promise<void> {
    if (this.copy) this.#show(await copiesOf(this.session).save(this.copy));
    await this.#fetchAreas();
  }

  /** Saves over what somebody else has saved since. @throws Refusal */
  async saveOver(): Promise<void> {
    if (this.copy) this.#show(await copiesOf(this.session).saveOver(this.copy));
  }

  /** Drops one's own changes for what somebody else has saved since. @throws Refusal */
  async takeTheirs(): Promise<void> {
    if (!this.name) return;
    this.#show(copiesOf(this.session).adopt(await this.session.api.call('deskAlert', this.name)));
  }

  /** Hands what was saved to an approver. @throws Refusal */
  async submit(): Promise<void> {
    const { copy, name } = this;
    if (!copy || !name) return;
    await this.session.api.call('deskAlertStep', name, {
      event: 'submit',
      revision: copy.revision,
    });
    copiesOf(this.session).discard(copy);
  }

  #show(copy: WorkingCopy | undefined): void {
    this.copy = copy;
    this.changed();
  }

  async #fetchAreas(): Promise<void> {
    const council = this.copy?.council;
    if (council === undefined || council === this.#areasOf) return;
    this.areas = await this.session.api.call('deskShapes', { council });
    this.#areasOf = council;
    this.changed();
  }
}
