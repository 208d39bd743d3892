import { html, nothing, type TemplateResult } from 'lit';
import { councilOf } from '../councils/councils.js';
import type { Question } from '../ground/address.js';
import { councilsFor } from '../people/acts.js';
import type { Session } from '../session.js';
import { t } from '../text/alerts.js';
import { councilMark } from '../ui/council-mark.js';
import { errorOf, type FormError } from '../ui/error-summary.js';
import { radios } from '../ui/field.js';
import type { WorkingCopy } from './working-copy.js';

/**
 * Which council an alert is from: chosen while it is new and there are several, else its mark.
 * @param moveTo hears of another council
 */
export const whichCouncil = (
  copy: WorkingCopy,
  question: Question,
  { councils, me }: Session,
  errors: readonly FormError[],
  moveTo: (council: string) => void,
): TemplateResult | typeof nothing => {
  const mine = councilsFor(me, 'alert.propose');
  const council = councilOf(councils, copy.council);
  // The last screen says it in its list.
  if (question === 'check') return nothing;
  if (copy.id !== null || mine.length < 2)
    return html`<p>${councilMark(council, council.name)}</p>`;
  return radios(
    {
      id: 'council',
      label: t('form.council'),
      value: copy.council,
      error: errorOf(errors, 'council'),
      onInput: moveTo,
    },
    mine.map((id) => ({ value: id, label: councilOf(councils, id).name })),
  );
};
