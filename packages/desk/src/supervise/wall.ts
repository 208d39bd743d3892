import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { whoIs } from '../chat/who.js';
import { councilOf } from '../councils/councils.js';
import { goTo } from '../ground/address.js';
import { clockTime } from '../ground/times.js';
import type { Session } from '../session.js';
import { t } from '../text/supervise.js';
import { announce } from '../ui/announce.js';
import { councilMark } from '../ui/council-mark.js';
import { Watch } from '../ui/model.js';
import { setTitle } from '../ui/title.js';
import { View } from '../ui/view.js';
import { WallFeed, type Figures } from './wall-feed.js';
import { figures } from './wall-figures.js';
import { WallNews } from './wall-news.js';
import { chatsTable, queuesTable, staffTable, type Shown, type WallChat } from './wall-tables.js';
import '../chat/take-over.js';

/** Times are shown in seconds. */
const TICK = 1_000;

/**
 * The live wall (D8) of each council that somebody supervises: who waits and how long, how today
 * went, who is on, and the chats under way, to read along or to take over. Its figures can be read
 * from three metres, and grow with the window.
 */
@customElement('desk-wall')
export class DeskWall extends View {
  @property({ attribute: false }) session!: Session;
  @state() private taking: WallChat | undefined;
  #feed: WallFeed | undefined;
  #news = new WallNews();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    new Watch(this, () => this.#feed);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    setTitle(t('wall.title'));
    this.#feed = new WallFeed(this.session);
    this.#feed.start();
    this.#timer = setInterval(this.#tick, TICK);
    document.addEventListener('visibilitychange', this.#tick);
  }

  override disconnectedCallback(): void {
    clearInterval(this.#timer);
    document.removeEventListener('visibilitychange', this.#tick);
    this.#feed?.stop();
    super.disconnectedCallback();
  }

  /** Nothing is asked for a wall that nobody sees. */
  readonly #tick = (): void => {
    if (document.visibilityState === 'hidden') return;
    this.#feed?.tick();
    this.requestUpdate();
  };

  override updated(): void {
    const feed = this.#feed;
    if (!feed) return;
    for (const id of feed.councils) {
      const came = feed.figures(id);
      if (!came) continue;
      const { council, wall, age } = this.#shown(id, came);
      const longest = wall.longestSince === null ? 0 : age(wall.longestSince);
      const words = this.#news.heard(id, council.shortName, wall.waiting, longest);
      if (words !== null) announce(words);
    }
  }

  override render(): TemplateResult {
    return html`<div class="wall">
      <h1 tabindex="-1">${t('wall.title')}</h1>
      ${this.#feed?.councils.map((id) => this.#council(id))}
      ${this.taking ? this.#sure(this.taking) : nothing}
    </div>`;
  }

  #council(id: string): TemplateResult {
    const council = councilOf(this.session.councils, id);
    const came = this.#feed?.figures(id);
    return html`<section class="wall-council" aria-labelledby="wall-${id}">
      <div class="wall-council__head">
        <h2 id="wall-${id}">${councilMark(council, council.name)}</h2>
        ${this.#freshness(id, came)}
      </div>
      ${came ? this.#all(this.#shown(id, came)) : nothing}
    </section>`;
  }

  #freshness(id: string, came: Figures | undefined): TemplateResult {
    const refusal = this.#feed?.refusal(id);
    if (!came)
      return refusal
        ? html`<p class="problem">${t('wall.never', { reason: refusal.message })}</p>`
        : html`<p class="quiet">${t('desk.loading')}</p>`;
    const time = clockTime(came.came);
    if (this.#feed?.stopped(id)) return html`<p class="problem">${t('wall.stopped', { time })}</p>`;
    return html`<p class="quiet">
      ${t('wall.updated', { time })} ${t('wall.since', { time: clockTime(came.wall.since) })}
    </p>`;
  }

  /** Ages go by the relay's clock: this machine's may be wrong, and only its pace is used. */
  #shown(id: string, { wall, came }: Figures): Shown {
    const at = wall.at + (this.session.clock.now() - came);
    const council = councilOf(this.session.councils, id);
    return { council, wall, age: (since) => Math.max(0, at - since) };
  }

  #all(shown: Shown): TemplateResult {
    const { wall } = shown;
    const isMine = (id: string): boolean => this.session.inbox.held(id) !== undefined;
    return html`${figures(shown)}
      <div class="wall-tables">
        <div>
          <h3>${t('wall.queues')}</h3>
          ${
            wall.queues.length === 0
              ? html`<p class="quiet">${t('wall.nobodyWaits')}.</p>`
              : queuesTable(shown)
          }
        </div>
        <div>
          <h3>${t('wall.staff')}</h3>
          ${wall.staff.length === 0 ? html`<p class="quiet">${t('wall.staffNone')}</p>` : staffTable(shown)}
        </div>
      </div>
      <h3>${t('wall.chats')}</h3>
      ${
        wall.chats.length === 0
          ? html`<p class="quiet">${t('wall.chatsNone')}</p>`
          : chatsTable(shown, isMine, (chat) => (this.taking = chat))
      }`;
  }

  #sure(chat: WallChat): TemplateResult {
    const { id, staff } = chat;
    return html`<desk-take-over
      .session=${this.session}
      .taken=${{ id, staff, name: whoIs(chat) }}
      .done=${() => {
        this.taking = undefined;
        goTo({ view: 'chats', conversation: id });
      }}
      .cancelled=${this.#giveUp}
    ></desk-take-over>`;
  }

  readonly #giveUp = async (): Promise<void> => {
    const id = this.taking?.id ?? '';
    this.taking = undefined;
    await this.updateComplete;
    // The chat may have ended meanwhile, and its row with it.
    (this.find(`#take-${CSS.escape(id)}`) ?? this.find('h1'))?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-wall': DeskWall;
  }
}
