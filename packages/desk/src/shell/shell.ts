import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { hashOf, placeOf, goTo, type Place } from '../ground/address.js';
import { councilsFor } from '../people/acts.js';
import { Keys } from '../keys/keys.js';
import { listen } from '../keys/listen.js';
import { Notifier } from '../notify/notifier.js';
import type { Session } from '../session.js';
import { t } from '../text/text.js';
import { announce } from '../ui/announce.js';
import { View } from '../ui/view.js';
import { chatKeys } from './chat-keys.js';
import { Cues } from './cues.js';
import { loadFor, sectionAt, sectionOf, sectionsFor, type Section } from './sections.js';
import './cue-list.js';
import './own-step.js';
import './part.js';
import './tools.js';
import '../chat/chats.js';
import '../chat/offers.js';
import '../chat/presence.js';

/** The frame of the desk: who is signed in, where one can go, and the view that is open. */
@customElement('desk-shell')
export class DeskShell extends View {
  @property({ attribute: false }) session!: Session;
  @state() private place: Place = { view: 'chats', conversation: null };
  @state() private online = true;
  #stops: readonly (() => void)[] = [];
  #tools: { readonly keys: Keys; readonly notifier: Notifier; readonly cues: Cues } | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const { link, choices } = this.session;
    const keys = new Keys(choices);
    const notifier = new Notifier(choices);
    const cues = new Cues(this.session, notifier);
    this.#tools = { keys, notifier, cues };
    window.addEventListener('hashchange', this.#moved);
    this.#stops = [
      link.onConnection((online) => {
        // The first connection is nothing to tell.
        if (online && !this.online) announce(t('desk.online'));
        this.online = online;
      }),
      listen(keys),
      chatKeys(this.session, () => (this.place.view === 'chats' ? this.place.conversation : null)),
      () => cues.stop(),
      () => notifier.stop(),
      () => window.removeEventListener('hashchange', this.#moved),
    ];
    this.#moved();
  }

  override disconnectedCallback(): void {
    for (const stop of this.#stops) stop();
    super.disconnectedCallback();
  }

  /** To the heading of the view that is open, unless that has put the focus somewhere itself. */
  async focusStart(): Promise<void> {
    await this.updateComplete;
    const main = this.find('main');
    await (main?.firstElementChild as Partial<View> | null)?.updateComplete;
    if (!main?.contains(document.activeElement)) this.find('main h1')?.focus();
  }

  /** Shows no news any more: whoever reads on may be somebody else. */
  forget(): void {
    this.#tools?.cues.clear();
  }

  override updated(changed: PropertyValues<this>): void {
    const before = (changed as Map<string, unknown>).get('place') as Place | undefined;
    // A new view takes the focus at its heading; within a view, the view itself sees to it.
    if (before && kindOf(before) !== kindOf(this.place) && this.isConnected)
      queueMicrotask(() => this.find('main h1')?.focus());
  }

  override render(): TemplateResult {
    const tools = this.#tools;
    if (!tools) return html``;
    const { name } = this.session.me;
    return html`<a class="skip" href="#main" @click=${this.#skip}>${t('desk.skip')}</a>
      <header class="header">
        <p class="header__name">${t('desk.name')}</p>
        <nav class="header__nav" aria-label=${t('desk.nav')}>
          <ul role="list">
            ${this.#sections.map((section) => this.#link(section))}
          </ul>
        </nav>
        ${
          this.#mayAnswer
            ? html`<desk-presence class="header__presence" .session=${this.session}></desk-presence>`
            : nothing
        }
        ${
          this.#mayChat
            ? html`<desk-tools
              class="header__tools"
              .keys=${tools.keys}
              .notifier=${tools.notifier}
              .name=${name}
            ></desk-tools>`
            : html`<p class="header__tools header__who">
              ${t('desk.signedInAs', { name })}
              <a
                href=${hashOf({ view: 'second-step' })}
                aria-current=${this.place.view === 'second-step' ? 'page' : nothing}
                >${t('desk.secondStep')}</a
              >
            </p>`
        }
          <button
            class="button button--quiet button--small"
            @click=${() => this.dispatchEvent(new CustomEvent('bellman-sign-out'))}
          >
            ${t('desk.signOut')}
          </button>
      </header>
      <div role="status">
        ${this.online ? nothing : html`<p class="offline">${t('desk.offline')}</p>`}
      </div>
      <desk-own-step .session=${this.session} ?hidden=${this.place.view === 'second-step'}></desk-own-step>
      <desk-cues .cues=${tools.cues}></desk-cues>
      ${this.#mayAnswer ? html`<desk-offers .session=${this.session} .keys=${tools.keys}></desk-offers>` : nothing}
      <main id="main" tabindex="-1">${this.#view()}</main>`;
  }

  get #mayChat(): boolean {
    return councilsFor(this.session.me, 'chat.see').length > 0;
  }

  get #mayAnswer(): boolean {
    return councilsFor(this.session.me, 'chat.answer').length > 0;
  }

  get #sections(): readonly Section[] {
    return sectionsFor(this.session.me);
  }

  #link({ name, place, words }: Section): TemplateResult {
    const current = name === sectionOf(this.place);
    return html`<li>
      <a href=${hashOf(place)} aria-current=${current ? 'page' : nothing}>${t(words)}</a>
    </li>`;
  }

  #view(): TemplateResult {
    const section = sectionAt(this.place, this.#sections);
    if (!section)
      return html`<div class="page">
        <h1 tabindex="-1">${t('desk.name')}</h1>
        <p>${t('desk.notHere')}</p>
      </div>`;
    const view = viewOf(this.place, this.session);
    const load = loadFor(this.place, section);
    if (load === null) return view;
    return html`<desk-part
      .load=${load}
      .heading=${t(section.words)}
      .view=${view}
    ></desk-part>`;
  }

  readonly #skip = (event: Event): void => {
    // Not by the address: the fragment says which view is open.
    event.preventDefault();
    this.find('main')?.focus();
  };

  readonly #moved = (): void => {
    const place = placeOf(location.hash);
    this.#tools?.cues.moveOn(place?.view === 'chats' ? place.conversation : null);
    // Shown at once, and not when the address has followed: another part would be fetched until then.
    this.place = place ?? this.#sections[0]?.place ?? { view: 'chats', conversation: null };
    if (!place) goTo(this.place, 'replace');
  };
}

/** What a place shows. */
const viewOf = (place: Place, session: Session): TemplateResult => {
  switch (place.view) {
    case 'chats':
      return html`<desk-chats .session=${session} .conversation=${place.conversation}></desk-chats>`;
    case 'wall':
      return html`<desk-wall .session=${session}></desk-wall>`;
    case 'cases':
      return html`<desk-cases .session=${session}></desk-cases>`;
    case 'second-step':
      return html`<desk-second-step .session=${session}></desk-second-step>`;
    case 'settings':
      return html`<desk-settings
        .session=${session}
        .page=${place.page}
        .council=${place.council}
      ></desk-settings>`;
    case 'alerts':
      return html`<desk-alerts .session=${session}></desk-alerts>`;
    case 'new-alert':
    case 'edit-alert':
      return html`<desk-alert-editor
        .session=${session}
        .alert=${place.view === 'new-alert' ? null : { council: place.council, id: place.id }}
        .question=${place.view === 'new-alert' ? 'what' : place.question}
      ></desk-alert-editor>`;
    default:
      return html`<desk-alert
        .session=${session}
        .council=${place.council}
        .alert=${place.id}
      ></desk-alert>`;
  }
};

/** A view's own kind: a new alert and a draft are one editor. */
const kindOf = ({ view }: Place): string => (view === 'new-alert' ? 'edit-alert' : view);

declare global {
  interface HTMLElementTagNameMap {
    'desk-shell': DeskShell;
  }
}
