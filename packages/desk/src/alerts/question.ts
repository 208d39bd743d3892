import type { CouncilView } from '@bellman/protocol';
import type { FormError } from '../ui/error-summary.js';
import type { AlertForm, FormChange } from './form.js';

/** What a question is drawn with. */
export interface QuestionContext {
  readonly form: AlertForm;
  readonly council: CouncilView;
  readonly errors: readonly FormError[];
  /** Changes the form as it is then, which may be newer than what is drawn. */
  readonly change: (change: FormChange) => void;
}
