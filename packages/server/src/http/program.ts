/** A program behind a key, as the check room hands it to the streets. */
export interface Program {
  readonly id: string;
  readonly council: string;
  readonly name: string;
  /** `cap`: a partner's messages; `service`: a service's delays and their ends. */
  readonly purpose: 'cap' | 'service';
  /** The partner that it speaks for; null for a service's key. */
  readonly partner: string | null;
  /** Services that it may tell about. */
  readonly services: readonly string[];
}
