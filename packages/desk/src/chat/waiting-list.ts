import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { goTo, hashOf } from '../ground/address.js';
import { onAct } from '../keys/acts.js';
import { asRefusal } from '../link/refusal.js';
import type { Session } from '../session.js';
import { t } from '../text/text.js';
import { announce } from '../ui/announce.js';
import { Watch } from '../ui/model.js';
import { View } from '../ui/view.js';
import { aboutChat } from './card.js';
import { answerBy } from './notices.js';
import { waitShown } from './wait.js';
import { rings, type InLine } from './waiting.js';
import { whoIs } from './who.js';

/** Waits are shown in minutes, so this is often enough. */
const TICK = 15_000;

/** What is being taken when it is not one chat of the list. */
const NEXT = 'next';

/**
 * Who waits, longest first: those for this person with a button to take them, then messages that
 * were left, then the others. One list, so that whoever looks for a chat looks in one place.
 */
@customElement('desk-waiting-list')
export class DeskWaitingList extends View {
  @property({ attribute: false }) session!: Session;
  @state() private taking: string | null = null;
  @state() private problem = '';
  /** Who the chat is with that is to be wrapped up first; '' where that is not what is wrong. */
  @state() private first = '';
  /** Said in place of the list's own words when the next chat was wanted and none was there. */
  @state() private none = '';
  /** What was wanted last, and what its refusal hangs on: once that has changed, it is over. */
  #wanted = '';
  #hangsOn = '';
  /** Who waited when the relay had none for this person: with others it may be otherwise. */
  #noneOf = '';
  #tick: ReturnType<typeof setInterval> | undefined;
  #stop: () => void = () => undefined;

  constructor() {
    super();
    new Watch(this, () => this.session.inbox);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#tick = setInterval(() => this.requestUpdate(), TICK);
    this.#stop = onAct('take-next', () => void this.#next());
  }

  override disconnectedCallback(): void {
    clearInterval(this.#tick);
    this.#stop();
    super.disconnectedCallback();
  }

  override willUpdate(): void {
    if (this.problem && this.#hangsOn !== this.#standing) this.problem = '';
    if (this.none && this.#noneOf !== this.#waiting) this.none = '';
  }

  get #waiting(): string {
    const { forMe, others, left } = this.session.inbox.line;
    return [...forMe, ...others, ...left].map(({ conversation }) => conversation.id).join();
  }

  /** What a refusal hangs on: how full one is, and whether what was wanted rings elsewhere. */
  get #standing(): string {
    const { line, you } = this.session.inbox;
    const isElsewhere = line.others.some(
      ({ conversation, lacks }) => conversation.id === this.#wanted && lacks.includes('ringing'),
    );
    return [you?.load, you?.capacity, you?.state, isElsewhere].join();
  }

  override render(): TemplateResult {
    const { forMe, others, left } = this.session.inbox.line;
    const taking = this.taking === NEXT;
    return html`<h2 id="waiting-heading" tabindex="-1">${t('chat.waiting')}</h2>
      <button
        class="button line__next"
        aria-disabled=${taking ? 'true' : nothing}
        @click=${() => this.#next()}
      >
        ${t(taking ? 'line.nextBusy' : 'line.next')}
      </button>
      <div role="alert">
        ${this.problem ? html`<p class="problem">${this.problem} ${this.#wayTo()}</p>` : nothing}
      </div>
      <div role="status">${this.none ? html`<p>${this.none}</p>` : nothing}</div>
      ${this.#list([...forMe, ...left, ...others])}
      ${
        forMe.length + left.length > 0 || this.none
          ? nothing
          : html`<p class="quiet">
            ${t(others.length > 0 ? 'line.forNobodyHere' : 'chat.waitingNone')}
          </p>`
      }`;
  }

  #list(line: readonly InLine[]): TemplateResult {
    return html`<ul class="cards" aria-labelledby="waiting-heading" role="list">
      ${repeat(
        line,
        ({ conversation }) => conversation.id,
        (one) => this.#item(one),
      )}
    </ul>`;
  }

  #item({ conversation, lacks }: InLine): TemplateResult {
    const { id, queuedAt, danger, left } = conversation;
    const { councils, clock, me } = this.session;
    const now = clock.now();
    return html`<li class="card ${danger ? 'card--danger' : ''}">
      ${aboutChat(conversation, councils, `about-${id}`)}
      ${left ? html`<p>${answerBy(conversation)}</p>` : waitShown(queuedAt, now)}
      ${
        rings(conversation, me.id, now)
          ? html`<p><strong class="tag tag--strong">${t('line.rings')}</strong></p>`
          : nothing
      }
      ${
        lacks.length > 0
          ? html`<p class="card__lack">
            ${lacks
              .map((lack) =>
                t(`line.lack.${lack}`, { language: t(`chat.language.${conversation.language}`) }),
              )
              .join('. ')}
          </p>`
          : this.#button(id)
      }
    </li>`;
  }

  #button(id: string): TemplateResult {
    const taking = this.taking === id;
    return html`<button
      class="button button--small"
      aria-describedby="about-${id}"
      aria-disabled=${taking ? 'true' : nothing}
      @click=${() => this.#take(id)}
    >
      ${taking ? t('chat.taking') : t('chat.take')}
    </button>`;
  }

  /** The way to the chat that is to be wrapped up first. */
  #wayTo(): TemplateResult | typeof nothing {
    const owed = this.session.inbox.mine
      .map(({ conversation }) => conversation)
      .find(
        ({ wrapUp, residentName, reference }) =>
          wrapUp && (residentName || reference) === this.first,
      );
    if (!owed) return nothing;
    return html`<a href=${hashOf({ view: 'chats', conversation: owed.id })}
      >${t('line.wrapUp', { name: whoIs(owed) })}</a
    >`;
  }

  #take(id: string): Promise<void> {
    return this.#trying(id, async () => {
      await this.session.inbox.take(id);
      return id;
    });
  }

  #next(): Promise<void> {
    return this.#trying(NEXT, () => this.session.inbox.takeNext());
  }

  /** Goes to the chat that `take` answers; where there is none, says so or why. */
  async #trying(what: string, take: () => Promise<string | null>): Promise<void> {
    if (this.taking !== null) return;
    this.taking = what;
    this.#wanted = what;
    this.problem = '';
    this.first = '';
    this.none = '';
    try {
      const id = await take();
      if (id === null) this.#none();
      else goTo({ view: 'chats', conversation: id });
    } catch (thrown) {
      const refusal = asRefusal(thrown);
      if (refusal.code === 'wrap-up-first') this.first = String(refusal.params['name']);
      await this.#failed(refusal.message);
    } finally {
      this.taking = null;
    }
  }

  /** By a key, one may be in a chat on a narrow screen, where this list is not shown. */
  get #isShown(): boolean {
    return this.offsetParent !== null;
  }

  #none(): void {
    this.#noneOf = this.#waiting;
    this.none = t(this.#noneOf === '' ? 'chat.waitingNone' : 'line.none');
    if (!this.#isShown) announce(this.none);
  }

  async #failed(problem: string): Promise<void> {
    this.problem = problem;
    this.#hangsOn = this.#standing;
    if (!this.#isShown) announce(problem);
    // The button may go with its chat; the heading stays.
    else await this.focusOn('#waiting-heading');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-waiting-list': DeskWaitingList;
  }
}
