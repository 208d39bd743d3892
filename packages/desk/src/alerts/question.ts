import type { CouncilView } from '@bellman/protocol';
import type { FormError } from '../ui/error-summary.js';
import type { AlertForm } from './form.js';

/** What a question is drawn with. */
export interface QuestionContext {
  readonly form: AlertForm;
  readonly council: CouncilView;
  readonly errors: readonly FormError[];
  readonly change: (change: Partial<AlertForm>) => void;
}
