import type { AreaShape, StaffAlert } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { councilOf } from '../councils/councils.js';
import { goTo, hashOf } from '../ground/address.js';
import { asRefusal } from '../link/refusal.js';
import { councilsFor } from '../people/acts.js';
import type { CodeEvent } from '../people/ask-code.js';
import type { Session } from '../session.js';
import { t } from '../text/alerts.js';
import { announce } from '../ui/announce.js';
import { setTitle } from '../ui/title.js';
import { View } from '../ui/view.js';
import { acts } from './acts.js';
import type { ReasonEvent } from './ask-reason.js';
import { AudienceCounter, countedOf } from './counted.js';
import { lineCounts } from './counts-by-area.js';
import { decision } from './decision.js';
import { formOf } from './form.js';
import { life, next, record, stateWords } from './life.js';
import { LiveAlert } from './live-alert.js';
import { drillMark, sourceNote, versionNote } from './marks.js';
import { progress } from './progress.js';
import { Steps, type StepEvent } from './steps.js';
import { summary } from './summary.js';
import { versions, type FollowUp } from './versions.js';
import '../people/ask-code.js';
import './ask-reason.js';
import './previews.js';
import './report.js';
import './where-map.js';

/** One alert: where it stands, all it says, and what the person who looks may do with it. */
@customElement('desk-alert')
export class DeskAlert extends View {
  @property({ attribute: false }) session!: Session;
  @property() council = '';
  @property() alert = '';
  @state() private areas: readonly AreaShape[] = [];
  readonly #live = new LiveAlert(
    this,
    () => this.session,
    (refusal) => this.#steps.refuse(refusal),
  );
  readonly #steps = new Steps(
    this,
    () => this.session,
    this.#live,
    (event, now) => this.#taken(event, now),
    () => this.focusOn('#alert-problem'),
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
      this.#steps.clear();
      void this.#live.open({ council: this.council, id: this.alert });
      void this.#fetchAreas();
    }
    setTitle(this.#live.alert ? this.#headline(this.#live.alert) : t('alerts.title'));
  }

  override render(): TemplateResult {
    const alert = this.#live.alert;
    return html`<div class="page ${alert?.exercise ? 'page--drill' : ''}">
      <a class="back" href=${hashOf({ view: 'alerts' })}>${t('alerts.title')}</a>
      ${drillMark(alert?.exercise ?? false)}
      <h1 tabindex="-1">${alert ? this.#headline(alert) : t('desk.loading')}</h1>
      ${this.#problem()} ${alert ? this.#all(alert) : nothing}
    </div>`;
  }

  #headline({ texts }: StaffAlert): string {
    return texts.en.headline || t('alerts.untitled');
  }

  #problem(): TemplateResult {
    const { told } = this.#steps;
    return html`<div role="alert" id="alert-problem" tabindex="-1">
      ${
        told
          ? html`<p class="problem">${told.message}</p>
            ${
              told.code === 'totp-set-up-first'
                ? html`<p><a href=${hashOf({ view: 'second-step' })}>${t('alert.setUp')}</a></p>`
                : nothing
            }
            <button class="button button--small" @click=${this.#readAgain}>${t('alert.readAgain')}</button>`
          : nothing
      }
    </div>`;
  }

  #all(alert: StaffAlert): TemplateResult {
    const council = councilOf(this.session.councils, alert.council);
    const form = formOf(alert);
    const now = this.session.clock.now();
    return html`<p class="alert-state">
        <span class="tag tag--${alert.state}">${stateWords(alert, now)}</span>
        ${
          alert.may.includes('stop')
            ? html`<button class="button button--danger" id="do-stop" @click=${() => this.#steps.ask('stop')}>
              ${t('alert.stop')}
            </button>`
            : nothing
        }
      </p>
      ${versionNote(alert.type)} ${sourceNote(alert)} ${life(alert)} ${next(alert, now)}
      ${alert.counts && alert.state === 'sending' ? progress(alert.counts) : nothing}
      ${versions(alert, this.#mayFollow(alert) ? this.#follow : undefined)}
      ${alert.sentAt === null ? nothing : this.#report(alert)}
      ${summary({
        ...{ form, council, areas: alert.areas.map(({ name }) => name) },
        ...{ audience: this.#counter.words, partner: alert.partnerName },
      })}
      ${alert.sentAt === null ? lineCounts(this.#counter.count) : nothing}
      <desk-where-map
        .api=${this.session.api}
        .council=${alert.council}
        .areas=${this.areas}
        .where=${alert.where}
        .buffer=${alert.buffer}
      ></desk-where-map>
      <desk-previews
        .api=${this.session.api}
        .context=${{ form, council }}
        .advises=${alert.may.includes('edit')}
      ></desk-previews>
      ${decision({
        ...{ alert, session: this.session, audience: this.#counter.count, busy: this.#steps.busy },
        take: (event, words) => void this.#steps.begin(event, words),
        due: this.#due,
      })}
      ${acts(alert, this.session, this.#steps)} ${record(alert)} ${this.#dialogs()}`;
  }

  #report({ council, id, counts, state: now }: StaffAlert): TemplateResult {
    return html`<desk-alert-report
      .api=${this.session.api}
      .council=${council}
      .alert=${id}
      .news=${JSON.stringify([counts, now])}
    ></desk-alert-report>`;
  }

  #dialogs(): TemplateResult | typeof nothing {
    const steps = this.#steps;
    const { asking, coding } = steps;
    if (asking)
      return html`<desk-ask-reason
        .step=${asking}
        .busy=${steps.busy}
        .again=${steps.again(asking)}
        .problem=${steps.problem}
        .codeProblem=${steps.codeProblem}
        @bellman-reason=${({ step, reason, code }: ReasonEvent) =>
          steps.take(step, { reason, ...(code === '' ? {} : { code }) })}
        @bellman-cancel=${this.#giveUp}
      ></desk-ask-reason>`;
    if (!coding) return nothing;
    const { event, words } = coding;
    const how = event === 'release' || event === 'breakGlass' ? event : 'approve';
    return html`<desk-ask-code
      danger
      .heading=${t(`code.${how}`)}
      .yes=${t(how === 'approve' ? 'alert.confirmYes' : `${how}.yes`)}
      .busy=${steps.busy}
      .problem=${steps.codeProblem}
      @bellman-code=${({ code }: CodeEvent) => steps.take(event, { ...words, code })}
      @bellman-cancel=${this.#giveUp}
    ></desk-ask-code>`;
  }

  #mayFollow({ council }: StaffAlert): boolean {
    return councilsFor(this.session.me, 'alert.write').includes(council);
  }

  readonly #follow = async (type: FollowUp): Promise<void> => {
    const { council, alert: id } = this;
    try {
      const made = await this.session.api.call('deskNewVersion', { council, id }, { type });
      goTo({ view: 'edit-alert', council, id: made.id, question: 'what' });
    } catch (thrown) {
      this.#steps.refuse(asRefusal(thrown));
      await this.focusOn('#alert-problem');
    }
  };

  /** The deputy's time, or break-glass's, has come; what somebody reads to approve stays as it is. */
  readonly #due = (): void => {
    if (!this.#live.alert?.may.includes('approve')) void this.#live.read();
  };

  readonly #giveUp = async (): Promise<void> => {
    const given = this.#steps.giveUp();
    const reasoned = given === 'stop' || given === 'return' || given === 'reject';
    await this.focusOn(reasoned ? `#do-${given}` : '.confirm h2');
  };

  readonly #readAgain = async (): Promise<void> => {
    this.#steps.clear();
    await this.#live.read();
    await this.focusOn('h1');
  };

  async #taken(event: StepEvent, now: StaffAlert): Promise<void> {
    const sent = event === 'approve' && stateWords(now, this.session.clock.now());
    announce(
      sent === t('alert.state.approved')
        ? t('alert.approvedSay')
        : t('alert.stateSay', { state: sent || t(`alert.state.${now.state}`) }),
    );
    await this.focusOn('h1');
  }

  async #fetchAreas(): Promise<void> {
    try {
      this.areas = await this.session.api.call('deskShapes', { council: this.council });
    } catch (thrown) {
      this.#steps.refuse(asRefusal(thrown));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-alert': DeskAlert;
  }
}
