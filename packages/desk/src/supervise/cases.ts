import { CaseKind, type CaseView } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { councilOf } from '../councils/councils.js';
import type { Session } from '../session.js';
import { t } from '../text/supervise.js';
import { announce } from '../ui/announce.js';
import { Watch } from '../ui/model.js';
import { selectField } from '../ui/select.js';
import { table } from '../ui/table.js';
import { setTitle } from '../ui/title.js';
import { View } from '../ui/view.js';
import { CaseList } from './case-list.js';
import { caseCells, caseHead } from './case-row.js';
import { kindOf, type Step } from './case-words.js';
import { CaseTakenEvent } from './case-step.js';
import './case-step.js';

const ALL = '';

/**
 * What was raised in chats and has a clock of its own (D7), what is due first: complaints,
 * compliments, requests, concerns and abuse, with the steps that may be taken.
 */
@customElement('desk-cases')
export class DeskCases extends View {
  @property({ attribute: false }) session!: Session;
  @state() private council = ALL;
  @state() private kind = ALL;
  @state() private asking: { readonly entry: CaseView; readonly step: Step } | undefined;
  #list: CaseList | undefined;

  constructor() {
    super();
    new Watch(this, () => this.#list);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    setTitle(t('cases.title'));
    this.#list = new CaseList(this.session);
    this.#list.start();
  }

  override disconnectedCallback(): void {
    this.#list?.stop();
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const list = this.#list;
    return html`<div class="page">
      <h1 tabindex="-1">${t('cases.title')}</h1>
      <p>${t('cases.lead')}</p>
      <div role="alert">
        ${
          list?.problem
            ? html`<p class="problem">${list.problem}</p>
              <button class="button button--small" @click=${() => list.load()}>
                ${t('desk.tryAgain')}
              </button>`
            : nothing
        }
      </div>
      ${list?.loaded ? this.#all(list) : list?.problem ? nothing : html`<p class="quiet">${t('desk.loading')}</p>`}
      ${this.asking ? this.#sure(this.asking) : nothing}
    </div>`;
  }

  #all(list: CaseList): TemplateResult {
    const shown = list.cases.filter(
      ({ council, kind }) =>
        (this.council === ALL || council === this.council) &&
        (this.kind === ALL || kind === this.kind),
    );
    return html`${this.#filters(list)}
      <p role="status">${t('cases.shown', { n: shown.length })}</p>
      ${shown.length === 0 ? nothing : this.#table(shown)}`;
  }

  #filters({ councils }: CaseList): TemplateResult {
    const all = { value: ALL, label: t('cases.all') };
    return html`<div class="side-by-side">
      ${
        councils.length > 1
          ? selectField(
              {
                id: 'cases-council',
                label: t('cases.council'),
                value: this.council,
                onInput: (council) => (this.council = council),
              },
              [
                all,
                ...councils.map((id) => ({
                  value: id,
                  label: councilOf(this.session.councils, id).shortName,
                })),
              ],
            )
          : nothing
      }
      ${selectField(
        {
          id: 'cases-kind',
          label: t('cases.kind'),
          value: this.kind,
          onInput: (kind) => (this.kind = kind),
        },
        [all, ...CaseKind.options.map((kind) => ({ value: kind, label: kindOf(kind) }))],
      )}
    </div>`;
  }

  #table(shown: readonly CaseView[]): TemplateResult {
    return table(
      t('cases.caption'),
      [t('cases.reference'), t('cases.words'), t('cases.state'), t('cases.due'), t('cases.act')],
      shown.map((entry) => ({
        key: entry.id,
        head: caseHead(entry, this.session),
        cells: caseCells(entry, this.session, (step) => (this.asking = { entry, step })),
      })),
    );
  }

  #sure({ entry, step }: { readonly entry: CaseView; readonly step: Step }): TemplateResult {
    return html`<desk-case-step
      .list=${this.#list}
      .entry=${entry}
      .step=${step}
      @bellman-case-taken=${this.#taken}
      @bellman-cancel=${() => this.#leave(`#case-${entry.id}-${step}`, entry)}
    ></desk-case-step>`;
  }

  readonly #taken = async ({ entry }: CaseTakenEvent): Promise<void> => {
    const { reference, state: now } = entry;
    announce(t('cases.done', { reference, state: t(`cases.state.${now}`) }));
    await this.#leave('', entry);
  };

  /** The focus goes back to the button, or to the case where the button is no more. */
  async #leave(button: string, { id }: CaseView): Promise<void> {
    this.asking = undefined;
    await this.updateComplete;
    const back = button === '' ? null : this.find(button);
    (back ?? this.find(`#case-${id}`) ?? this.find('h1'))?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-cases': DeskCases;
  }
}
