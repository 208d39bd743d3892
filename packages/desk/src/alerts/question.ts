import type { CouncilView, PartnerView } from '@bellman/protocol';
import type { FormError } from '../ui/error-summary.js';
import type { AlertForm, FormChange } from './form.js';

/** What a question is drawn with. */
export interface QuestionContext {
  readonly form: AlertForm;
  readonly council: CouncilView;
  /** The relay's id of the alert; null while it has none. */
  readonly alert: string | null;
  /** Who may be named as whom it is sent for. */
  readonly partners: readonly PartnerView[];
  /** The partner for whom alone this person may write; null: they are the council's own. */
  readonly proposer: PartnerView | null;
  readonly errors: readonly FormError[];
  /** Changes the form as it is then, which may be newer than what is drawn. */
  readonly change: (change: FormChange) => void;
}
