import { html, nothing, type TemplateResult } from 'lit';
import { Refusal } from '../link/refusal.js';
import { t } from '../text/text.js';
import '../ui/dialog.js';

/** Why a list could not be loaded, or an act on it failed, said once; with a way to load it again. */
export const listProblem = (problem: string, again: () => void): TemplateResult =>
  html`<div role="alert">
    ${
      problem
        ? html`<p class="problem">${problem}</p>
          <button class="button button--small" @click=${again}>${t('desk.tryAgain')}</button>`
        : nothing
    }
  </div>`;

/** Asks before something in a list is taken away; why that failed is said in the question. */
export const sureDialog = (question: {
  readonly heading: string;
  readonly yes: string;
  readonly body: string;
  readonly busy: boolean;
  readonly problem: string;
  readonly onYes: () => unknown;
  readonly onNo: () => unknown;
}): TemplateResult =>
  html`<desk-dialog
    danger
    .busy=${question.busy}
    .heading=${question.heading}
    .yes=${question.yes}
    .body=${html`<p>${question.body}</p>
      <div role="alert">
        ${question.problem ? html`<p class="problem">${question.problem}</p>` : nothing}
      </div>`}
    @bellman-confirm=${question.onYes}
    @bellman-cancel=${question.onNo}
  ></desk-dialog>`;

/** Codes that say that it is gone already: by the first try, whose answer was lost, or by somebody else. */
const gone: ReadonlySet<string> = new Set(['key-missing', 'partner-unknown']);

/**
 * Takes something away, and is content where it is gone already.
 * @throws Refusal as `act` does
 */
export const takeAway = async (act: () => Promise<unknown>): Promise<void> => {
  try {
    await act();
  } catch (thrown) {
    if (!(thrown instanceof Refusal && gone.has(thrown.code))) throw thrown;
  }
};
