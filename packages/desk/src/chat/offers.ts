import type { StaffConversation } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { goTo } from '../ground/address.js';
import { onAct, type KeyAct } from '../keys/acts.js';
import type { Keys } from '../keys/keys.js';
import { asRefusal } from '../link/refusal.js';
import type { Session } from '../session.js';
import { t } from '../text/text.js';
import { announce } from '../ui/announce.js';
import { Watch } from '../ui/model.js';
import { View } from '../ui/view.js';
import { aboutChat } from './card.js';
import { secondsLeft } from './news.js';

/** The seconds that are left are shown. They are said once, with the news, not as they pass. */
const TICK = 1_000;

/** What rings at this desk, above whatever is open: a region that is there while something rings. */
@customElement('desk-offers')
export class DeskOffers extends View {
  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) keys!: Keys;
  @state() private busy: string | null = null;
  @state() private problem = '';
  #tick: ReturnType<typeof setInterval> | undefined;
  #hadFocus = false;
  /** What rang when this was drawn last, but for what was passed on. */
  #rang: readonly StaffConversation[] = [];
  #declined = '';
  #stops: readonly (() => void)[] = [];

  constructor() {
    super();
    new Watch(this, () => this.session.inbox);
    new Watch(this, () => this.keys);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#tick = setInterval(() => this.#pass(), TICK);
    const first = (act: (id: string) => Promise<void>) => (): void => {
      const [offer] = this.session.inbox.line.offers;
      if (offer) void act(offer.id);
    };
    this.#stops = [
      onAct(
        'accept',
        first((id) => this.#accept(id)),
      ),
      onAct(
        'pass-on',
        first((id) => this.#decline(id)),
      ),
    ];
  }

  override disconnectedCallback(): void {
    clearInterval(this.#tick);
    for (const stop of this.#stops) stop();
    super.disconnectedCallback();
  }

  override willUpdate(): void {
    this.#hadFocus = this.contains(document.activeElement);
    const { line, onNews } = this.session.inbox;
    const waits = [...line.forMe, ...line.others].map(({ conversation }) => conversation.id);
    const still = line.offers.map(({ id }) => id);
    for (const conversation of this.#rang)
      // It waits on, and rings here no more: nobody took it.
      if (!still.includes(conversation.id) && waits.includes(conversation.id))
        onNews({ kind: 'lapsed', conversation });
    if (!still.includes(this.#declined)) this.#declined = '';
    this.#rang = line.offers.filter(({ id }) => id !== this.#declined);
  }

  override updated(): void {
    // What rang is elsewhere by now, and the button that had the focus with it.
    if (this.#hadFocus && !this.contains(document.activeElement))
      (this.find('h2') ?? document.querySelector<HTMLElement>('main h1'))?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const { offers } = this.session.inbox.line;
    const trouble = html`<div role="alert">
      ${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}
    </div>`;
    if (offers.length === 0) return trouble;
    return html`<section class="offers" aria-labelledby="offers-heading">
      <div class="offers__line">
        <h2 id="offers-heading" tabindex="-1">${t('offer.title', { n: offers.length })}</h2>
        <button class="button button--small offers__show" @click=${this.#show}>
          ${t('offer.show')}
        </button>
      </div>
      ${trouble}
      <ul role="list" aria-labelledby="offers-heading">
        ${repeat(
          offers,
          ({ id }) => id,
          (conversation, at) => this.#offer(conversation, at === 0),
        )}
      </ul>
    </section>`;
  }

  /** The key of an act, which is that of the first offer; the name of its button stays what it is. */
  #key(act: KeyAct, isFirst: boolean): TemplateResult | typeof nothing {
    if (!isFirst || !this.keys.isOn) return nothing;
    return html` <kbd class="key" aria-hidden="true">${this.keys.of(act)}</kbd>`;
  }

  #offer(conversation: StaffConversation, isFirst: boolean): TemplateResult {
    const { id, offer } = conversation;
    const { councils, clock } = this.session;
    const busy = this.busy === id;
    return html`<li class="offer">
      <div class="offer__about">
        ${aboutChat(conversation, councils, `offer-${id}`)}
        ${offer?.from ? html`<p>${t('offer.from', { name: offer.from })}</p>` : nothing}
      </div>
      <p class="offer__seconds">
        ${t('offer.seconds', { n: secondsLeft(offer?.until ?? 0, clock.now()) })}
      </p>
      <div class="buttons">
        <button
          class="button"
          aria-describedby="offer-${id}"
          aria-disabled=${busy ? 'true' : nothing}
          @click=${() => this.#accept(id)}
        >
          ${t(busy ? 'offer.accepting' : 'offer.accept')}${this.#key('accept', isFirst)}
        </button>
        <button
          class="button button--quiet"
          aria-describedby="offer-${id}"
          @click=${() => this.#decline(id)}
        >
          ${t('offer.decline')}${this.#key('pass-on', isFirst)}
        </button>
      </div>
    </li>`;
  }

  #pass(): void {
    // Nothing to count, unless what is drawn has just rung out.
    if (this.session.inbox.line.offers.length > 0 || this.find('.offer')) this.requestUpdate();
  }

  /** On a narrow screen the line stays at the top, and what rings may be far above it. */
  readonly #show = (): void => this.find('.offer button')?.focus();

  #accept(id: string): Promise<void> {
    return this.#trying(id, async () => {
      await this.session.inbox.take(id);
      goTo({ view: 'chats', conversation: id });
    });
  }

  #decline(id: string): Promise<void> {
    return this.#trying(id, async () => {
      this.#declined = id;
      await this.session.inbox.decline(id);
      announce(t('offer.declined'));
    });
  }

  async #trying(id: string, act: () => Promise<void>): Promise<void> {
    if (this.busy !== null) return;
    this.busy = id;
    this.problem = '';
    try {
      await act();
    } catch (thrown) {
      this.problem = asRefusal(thrown).message;
    } finally {
      this.busy = null;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-offers': DeskOffers;
  }
}
