import type { AreaShape, PartnerView, StaffAlert } from '@bellman/protocol';
import { asRefusal, Refusal } from '../link/refusal.js';
import { councilsFor } from '../people/acts.js';
import type { Session } from '../session.js';
import { Model } from '../ui/model.js';
import { emptyForm, forPartner, type AlertForm, type FormChange } from './form.js';
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
  partners: readonly PartnerView[] = [];
  /** What somebody else has saved since, once it was looked at. */
  theirs: StaffAlert | undefined;
  /** The alert as the relay has it, where that cannot be written on now, as when it waits for approval. */
  closed: StaffAlert | undefined;
  /** It is being handed to an approver from here, which closes it to nobody's surprise. */
  #isHandedOn = false;
  #knownOf = '';

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
      const [first] = councilsFor(me, 'alert.propose');
      if (first !== undefined) this.#show(copies.begun(first));
    } else if (this.copy?.id !== alert.id) {
      this.closed = undefined;
      this.#show(undefined);
      this.#show(await copies.open(alert.council, alert.id, (saved) => this.#look(saved)));
    }
    await this.#fetchKnown();
    // What was written in this tab is gone on with unread: whether it still can be is asked beside.
    if (this.copy?.dirty) await this.lookAgain();
  }

  /** Looks whether it can still be written on; that this cannot be told now keeps nobody from writing. */
  async lookAgain(): Promise<void> {
    const { name } = this;
    if (!name) return;
    const found = await this.session.api.call('deskAlert', name).catch(asRefusal);
    if (!(found instanceof Refusal) && found.id === this.copy?.id) this.#look(found);
  }

  /** Takes the alert back from whoever is to approve it, to write on. @throws Refusal */
  async withdraw(): Promise<void> {
    const { closed, copy } = this;
    if (!closed || !copy) return;
    const { council, id, revision } = closed;
    const step = { event: 'withdraw', revision } as const;
    const now = await this.session.api.call('deskAlertStep', { council, id }, step);
    this.#look(now);
    if (!copy.dirty) this.#show(copiesOf(this.session).adopt(now));
  }

  #look(saved: StaffAlert): void {
    if (this.#isHandedOn) return;
    this.closed = saved.may.includes('edit') ? undefined : saved;
    this.changed();
  }

  change(change: FormChange): void {
    if (this.copy) this.#show(copiesOf(this.session).change(this.copy, change));
  }

  /** @throws Refusal */
  async moveTo(council: string): Promise<void> {
    if (this.copy) this.#show(copiesOf(this.session).moveTo(this.copy, council));
    await this.#fetchKnown();
  }

  /** A new alert begins with a template's words, places and services. */
  beginFrom(form: AlertForm): void {
    this.change(() => form);
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
    await this.#fetchKnown();
  }

  /** Saves over what somebody else has saved since. @throws Refusal */
  async saveOver(): Promise<void> {
    if (this.copy) this.#show(await copiesOf(this.session).saveOver(this.copy));
  }

  /** Looks at what somebody else has saved since; that it cannot be had now keeps nobody. */
  async lookAtTheirs(): Promise<void> {
    if (!this.name) return;
    const found = await this.session.api.call('deskAlert', this.name).catch(asRefusal);
    this.theirs = found instanceof Refusal ? undefined : found;
    if (this.theirs) this.#look(this.theirs);
    this.changed();
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
    const step = { event: 'submit', revision: copy.revision } as const;
    this.#isHandedOn = true;
    try {
      await this.session.api.call('deskAlertStep', name, step);
    } catch (thrown) {
      this.#isHandedOn = false;
      throw thrown;
    }
    copiesOf(this.session).discard(copy);
  }

  #show(copy: WorkingCopy | undefined): void {
    this.copy = copy;
    this.changed();
  }

  /** The partner for whom alone this person may write (A10); null: they are the council's own. */
  get proposer(): PartnerView | null {
    const { copy } = this;
    if (!copy || !this.#proposesOnly(copy.council)) return null;
    return this.partners.find(({ id }) => id === copy.form.partner) ?? null;
  }

  #proposesOnly(council: string): boolean {
    return !councilsFor(this.session.me, 'alert.write').includes(council);
  }

  /** What of a council one chooses from. */
  async #fetchKnown(): Promise<void> {
    const council = this.copy?.council;
    if (council === undefined || council === this.#knownOf) return;
    const { api } = this.session;
    const [areas, partners] = await Promise.all([
      api.call('deskShapes', { council }),
      // Who cannot be told of now is not offered; an alert can be written all the same.
      api.call('deskPartners', { council }).catch(asRefusal),
    ]);
    // Another council has been chosen meanwhile.
    if (council !== this.copy?.council) return;
    this.#knownOf = council;
    this.areas = areas;
    this.partners = partners instanceof Refusal ? [] : partners;
    const { copy } = this;
    const [first] = this.partners;
    // Somebody of a partner writes for no council: their alert is for whom they are there.
    if (copy && this.#proposesOnly(council) && copy.form.partner === null && first)
      this.#show({ ...copy, form: { ...copy.form, ...forPartner(copy.form, first) } });
    this.changed();
  }
}
