import type { AreaShape, StaffAlert } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { councilOf } from '../councils/councils.js';
import { goTo, hashOf } from '../ground/address.js';
import { asRefusal, Refusal } from '../link/refusal.js';
import { councilsFor } from '../people/acts.js';
import type { Session } from '../session.js';
import { t } from '../text/alerts.js';
import { announce } from '../ui/announce.js';
import { setTitle } from '../ui/title.js';
import { View } from '../ui/view.js';
import { acts } from './acts.js';
import { news, problem } from './alert-head.js';
import type { DeskApproval } from './approval.js';
import { AudienceCounter, countedOf } from './counted.js';
import { lineCounts } from './counts-by-area.js';
import { decision } from './decision.js';
import { dialogs } from './dialogs.js';
import { formOf } from './form.js';
import { lacking } from './lacking.js';
import { life, next, record, stateWords } from './life.js';
import { LiveAlert } from './live-alert.js';
import { drillMark, sourceNote, versionNote } from './marks.js';
import { Overtaken } from './overtaken.js';
import { progress } from './progress.js';
import { Steps, type StepEvent } from './steps.js';
import { summary } from './summary.js';
import { openVersion, versionUnderWay, versions, type FollowUp } from './versions.js';
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
    (before) => this.#moved(before),
  );
  readonly #overtaken = new Overtaken(this);
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
      this.#overtaken.clear();
      void this.#live.open({ council: this.council, id: this.alert });
      void this.#fetchAreas();
    }
    setTitle(this.#live.alert ? this.#headline(this.#live.alert) : t('alerts.title'));
  }

  override render(): TemplateResult {
    const { alert, newest, problem: unread } = this.#live;
    const told = this.#steps.told ?? unread;
    const more = newest && told?.code === 'alert-version-under-way' ? openVersion(newest) : nothing;
    return html`<div class="page ${alert?.exercise ? 'page--drill' : ''}">
      <a class="back" href=${hashOf({ view: 'alerts' })}>${t('alerts.title')}</a>
      ${drillMark(alert?.exercise ?? false)}
      <h1 tabindex="-1">
        ${alert ? this.#headline(alert) : t(unread ? 'alert.unread' : 'desk.loading')}
      </h1>
      ${news(this.#live, this.#overtaken.asked, this.#readAgain)}
      ${problem(told, more, this.#readAgain)} ${alert && newest ? this.#all(alert, newest) : nothing}
    </div>`;
  }

  #headline({ texts }: StaffAlert): string {
    return texts.en.headline || t('alerts.untitled');
  }

  /** @param alert what is shown, as it was read @param newest where it stands by now */
  #all(alert: StaffAlert, newest: StaffAlert): TemplateResult {
    const council = councilOf(this.session.councils, alert.council);
    const form = formOf(alert);
    const now = this.session.clock.now();
    return html`<p class="alert-state">
        <span class="tag tag--${newest.state}">${stateWords(newest, now)}</span>
        ${
          newest.may.includes('stop')
            ? html`<button class="button button--danger" id="do-stop" @click=${() => this.#steps.ask('stop')}>
              ${t('alert.stop')}
            </button>`
            : nothing
        }
      </p>
      ${versionNote(alert.type)} ${sourceNote(alert)} ${life(newest, now)} ${next(newest, now)}
      ${newest.counts && newest.state === 'sending' ? progress(newest.counts) : nothing}
      ${versions(newest, this.#mayFollow(newest) ? this.#follow : undefined)}
      ${newest.sentAt === null ? nothing : this.#report(newest)}
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
      ${this.#live.held ? nothing : this.#doing(alert)} ${record(newest)}
      ${dialogs(this.#steps, () => void this.#giveUp())}`;
  }

  /** What may be done with what is shown. */
  #doing(alert: StaffAlert): TemplateResult {
    const { session } = this;
    const council = councilOf(session.councils, alert.council);
    return html`${decision({
      ...{ alert, session, audience: this.#counter.count, busy: this.#steps.busy },
      take: (event, words) => void this.#steps.begin(event, words),
      due: () => void this.#live.read(),
    })}
    ${acts(alert, session, this.#steps, lacking(alert, council, session.clock.now()))}`;
  }

  #report({ council, id, counts, state: now }: StaffAlert): TemplateResult {
    return html`<desk-alert-report
      .api=${this.session.api}
      .council=${council}
      .alert=${id}
      .news=${JSON.stringify([counts, now])}
    ></desk-alert-report>`;
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
      const refusal = asRefusal(thrown);
      // Another's, or one's own whose answer was lost on the way: the page lists and links it.
      await this.#live.read();
      const { newest } = this.#live;
      const begun = newest && versionUnderWay(newest);
      this.#steps.refuse(
        begun ? new Refusal('alert-version-under-way', {}, t('versions.begun')) : refusal,
      );
      await this.focusOn('#alert-problem');
    }
  };

  /** The relay was read again: says what that means for whoever looks, or was being asked. */
  #moved(before: StaffAlert): void {
    const question = this.querySelector<DeskApproval>('desk-approval:has(.confirm)')?.how;
    const closed = this.#steps.moved();
    const asked = closed ?? (question && !this.#steps.can(question) ? question : undefined);
    this.#overtaken.moved(before, this.#live, asked, this.session.clock.now());
  }

  readonly #giveUp = async (): Promise<void> => {
    const given = this.#steps.giveUp();
    const reasoned = given === 'stop' || given === 'return' || given === 'reject';
    await this.focusOn(reasoned ? `#do-${given}` : '.confirm h2');
  };

  readonly #readAgain = async (): Promise<void> => {
    this.#steps.clear();
    this.#overtaken.clear();
    await this.#live.readHeld();
    await this.focusOn('h1');
  };

  async #taken(event: StepEvent, now: StaffAlert): Promise<void> {
    this.#overtaken.clear();
    const words = stateWords(now, this.session.clock.now());
    announce(
      event === 'approve' && words === t('alert.state.approved')
        ? t('alert.approvedSay')
        : t('alert.stateSay', { state: words }),
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
