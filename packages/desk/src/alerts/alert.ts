import type { AlertEvent, AlertStep, AreaShape, StaffAlert } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { councilOf, serviceName } from '../councils/councils.js';
import { hashOf } from '../ground/address.js';
import { asRefusal, type Refusal } from '../link/refusal.js';
import type { Session } from '../session.js';
import { t } from '../text/alerts.js';
import { announce } from '../ui/announce.js';
import { setTitle } from '../ui/title.js';
import { View } from '../ui/view.js';
import type { ApproveEvent } from './approval.js';
import type { ReasonedStep, ReasonEvent } from './ask-reason.js';
import { AudienceCounter, countedOf } from './counted.js';
import { formOf } from './form.js';
import { life, record } from './life.js';
import { LiveAlert } from './live-alert.js';
import { progress } from './progress.js';
import { previews, summary } from './summary.js';
import './approval.js';
import './ask-reason.js';
import './where-map.js';

type Step = AlertStep['event'];

/** One alert: where it stands, all it says, and what the person who looks may do with it. */
@customElement('desk-alert')
export class DeskAlert extends View {
  @property({ attribute: false }) session!: Session;
  @property() council = '';
  @property() alert = '';
  @state() private areas: readonly AreaShape[] = [];
  @state() private refusal: Refusal | undefined;
  @state() private asking: ReasonedStep | undefined;
  @state() private busy = false;
  readonly #live = new LiveAlert(
    this,
    () => this.session,
    (refusal) => (this.refusal = refusal),
  );
  readonly #counter = new AudienceCounter(
    this,
    () => this.session.api,
    () => {
      const alert = this.#live.alert;
      return alert && countedOf(alert.council, alert);
    },
    0,
  );

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('alert') || changed.has('council')) {
      this.asking = undefined;
      void this.#live.open({ council: this.council, id: this.alert });
      void this.#fetchAreas();
    }
    setTitle(this.#live.alert ? this.#headline(this.#live.alert) : t('alerts.title'));
  }

  override render(): TemplateResult {
    const alert = this.#live.alert;
    return html`<div class="page">
      <a class="back" href=${hashOf({ view: 'alerts' })}>${t('alerts.title')}</a>
      <h1 tabindex="-1">${alert ? this.#headline(alert) : t('desk.loading')}</h1>
      ${this.asking ? nothing : this.#problem()} ${alert ? this.#all(alert) : nothing}
    </div>`;
  }

  #headline({ texts }: StaffAlert): string {
    return texts.en.headline || t('alerts.untitled');
  }

  #problem(): TemplateResult {
    return html`<div role="alert">
      ${
        this.refusal
          ? html`<p class="problem">${this.refusal.message}</p>
            <button class="button button--small" @click=${this.#readAgain}>${t('alert.readAgain')}</button>`
          : nothing
      }
    </div>`;
  }

  #all(alert: StaffAlert): TemplateResult {
    const council = councilOf(this.session.councils, alert.council);
    const form = formOf(alert);
    const chosen = alert.areas.map(({ name }) => name);
    return html`<p class="alert-state">
        <span class="tag tag--${alert.state}">${t(`alert.state.${alert.state}`)}</span>
        ${
          alert.may.includes('stop')
            ? html`<button class="button button--danger" id="do-stop" @click=${() => this.#ask('stop')}>
              ${t('alert.stop')}
            </button>`
            : nothing
        }
      </p>
      ${life(alert.state)} ${alert.counts ? progress(alert.counts) : nothing}
      ${summary({ form, council, areas: chosen, audience: this.#counter.words })}
      <desk-where-map
        .api=${this.session.api}
        .council=${alert.council}
        .areas=${this.areas}
        .where=${alert.where}
        .buffer=${alert.buffer}
      ></desk-where-map>
      ${previews(form, council)} ${this.#decision(alert)} ${this.#others(alert)} ${record(alert)}
      ${
        this.asking
          ? html`<desk-ask-reason
            .step=${this.asking}
            .busy=${this.busy}
            .problem=${this.refusal?.message ?? ''}
            @bellman-reason=${(event: ReasonEvent) => this.#take(event.step, { reason: event.reason })}
            @bellman-cancel=${this.#giveUp}
          ></desk-ask-reason>`
          : nothing
      }`;
  }

  #decision(alert: StaffAlert): TemplateResult | typeof nothing {
    if (alert.state !== 'submitted') return nothing;
    if (!alert.may.includes('approve')) {
      const own = this.session.me.id === alert.author.id || alert.may.includes('return');
      return html`<p class="notice">${t(own ? 'alert.another' : 'alert.waitsForApprover')}</p>`;
    }
    const council = councilOf(this.session.councils, alert.council);
    return html`<desk-approval
      .audience=${this.#counter.count}
      .areas=${alert.areas.map(({ name }) => name)}
      .services=${alert.services.map((id) => serviceName(council, id))}
      .busy=${this.busy}
      @bellman-approve=${({ understood }: ApproveEvent) =>
        this.#take('approve', { hash: alert.hash, understood })}
    ></desk-approval>`;
  }

  #others(alert: StaffAlert): TemplateResult {
    const may = (event: AlertEvent): boolean => alert.may.includes(event);
    const name = { council: alert.council, id: alert.id };
    return html`<div class="buttons">
      ${
        may('edit')
          ? html`<a class="button" href=${hashOf({ view: 'edit-alert', ...name, question: 'what' })}
            >${t('alert.edit')}</a
          >`
          : nothing
      }
      ${
        may('submit')
          ? html`<a class="button button--quiet" href=${hashOf({ view: 'edit-alert', ...name, question: 'check' })}
            >${t('form.question.check')}</a
          >`
          : nothing
      }
      ${
        may('withdraw')
          ? html`<button class="button button--quiet" @click=${() => this.#take('withdraw')}>
            ${t('alert.withdraw')}
          </button>`
          : nothing
      }
      ${(['return', 'reject'] as const).filter(may).map(
        (step) =>
          html`<button class="button button--quiet" id="do-${step}" @click=${() => this.#ask(step)}>
            ${t(`alert.${step}`)}
          </button>`,
      )}
    </div>`;
  }

  #ask(step: ReasonedStep): void {
    this.refusal = undefined;
    this.asking = step;
  }

  readonly #giveUp = async (): Promise<void> => {
    const step = this.asking ?? '';
    this.asking = undefined;
    this.refusal = undefined;
    await this.focusOn(`#do-${step}`);
  };

  readonly #readAgain = async (): Promise<void> => {
    this.refusal = undefined;
    await this.#live.read();
    await this.focusOn('h1');
  };

  async #take(
    event: Step,
    more: Pick<AlertStep, 'hash' | 'understood' | 'reason'> = {},
  ): Promise<void> {
    const { alert } = this.#live;
    if (!alert || this.busy) return;
    this.busy = true;
    this.refusal = undefined;
    try {
      const now = await this.session.api.call(
        'deskAlertStep',
        { council: alert.council, id: alert.id },
        { event, revision: alert.revision, ...more },
      );
      this.#live.put(now);
      this.asking = undefined;
      announce(
        event === 'approve'
          ? t('alert.approvedSay')
          : t('alert.stateSay', { state: t(`alert.state.${now.state}`) }),
      );
      await this.focusOn('h1');
    } catch (thrown) {
      this.refusal = asRefusal(thrown);
    } finally {
      this.busy = false;
    }
  }

  async #fetchAreas(): Promise<void> {
    try {
      this.areas = await this.session.api.call('deskShapes', { council: this.council });
    } catch (thrown) {
      this.refusal = asRefusal(thrown);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-alert': DeskAlert;
  }
}
