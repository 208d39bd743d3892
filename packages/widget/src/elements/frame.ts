import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { isUnderWay } from '../chat/phases.js';
import { defineOnce } from '../ground/define-once.js';
import type { Texts } from '../text/texts.js';
import { alertsView } from './alerts-view.js';
import { baseStyle } from './base-style.js';
import { contactLinks, failedView, pageContact } from './contact.js';
import { fetchPart } from './conversation-parts.js';
import type { BellmanConversation } from './conversation.js';
import { frameStyle } from './frame-style.js';
import './home.js';
import { covering, type Cover } from './frame-cover.js';
import { Danger } from './frame-danger.js';
import { frameHead } from './frame-head.js';
import { Status } from './frame-status.js';
import { needsContact, offersEnd } from './status.js';
import type { Webchat } from './webchat.js';

/**
 * What stands in the panel: the header, how the chat stands, and one of the views.
 *
 * @fires hide - Somebody wants the panel closed
 */
export class BellmanFrame extends LitElement {
  static override styles = [baseStyle, frameStyle];

  @property({ attribute: false }) webchat: Webchat | undefined;
  /** In the page's flow: there is nothing to close. */
  @property({ type: Boolean }) inline = false;
  /** Steps above the usual text size. */
  @property({ type: Number, reflect: true }) size = 0;
  /** What stands in place of the message box. */
  @state() private cover: Cover = null;
  @state() private showsMenu = false;
  /** What was chosen before the chat, while there is none that says. */
  @state() private service = '';
  @state() private showsAlerts = false;
  #focusDue: 'heading' | 'box' | null = null;
  #wasHome = true;
  readonly #status = new Status();
  readonly #danger = new Danger(() => this.requestUpdate());

  /** The panel's name. */
  get name(): string {
    const { council, text } = this.webchat ?? {};
    if (!text) return 'Webchat';
    return council ? text.t('panel.name', { council: council.name }) : text.t('panel.name.plain');
  }

  /** Moves the focus to the heading, as soon as there is one. */
  focusHeading(): void {
    this.#focusDue = 'heading';
    this.requestUpdate();
  }

  /** Takes back a question, if one is being asked; whether it did. */
  escape(): boolean {
    if (this.showsMenu) {
      this.#leaveMenu();
      return true;
    }
    if (!this.cover) return false;
    void this.#keepChatting();
    return true;
  }

  /** Where the view is swapped under the focus, the focus goes to what took its place. */
  protected override willUpdate(_changed: PropertyValues<this>): void {
    const phase = this.webchat?.session.view.phase ?? 'home';
    this.size = this.webchat?.session.liking.size ?? 0;
    if (!isUnderWay(phase)) {
      this.cover = null;
      if (this.#asks()) this.#focusDue = 'heading';
    }
    const isHome = phase === 'home';
    if (isHome === this.#wasHome) return;
    this.#wasHome = isHome;
    const root = this.renderRoot;
    // The heading and the close button stay, and so does the focus on them.
    const isInView = root instanceof ShadowRoot && root.activeElement?.closest('.view');
    if (isInView) this.#focusDue = isHome ? 'heading' : 'box';
  }

  protected override render(): TemplateResult {
    const text = this.webchat?.text;
    if (!this.webchat || !text) return html`<slot></slot>`;
    const { view } = this.webchat.session;
    this.lang = text.language;
    const status = this.#status.draw(view, text);
    return html`
      ${frameHead(this.webchat, text, {
        name: this.name,
        showsMenu: this.showsMenu,
        menu: () => this.#toggleMenu(),
        hide: this.inline ? null : () => this.dispatchEvent(new Event('hide')),
      })}
      ${
        this.#isSensitive
          ? html`<bellman-exit .webchat=${this.webchat} .text=${text}></bellman-exit>`
          : nothing
      }
      <div id="menu">${this.showsMenu ? this.#menu(text) : nothing}</div>
      <div class=${this.#status.sentence ? 'status' : ''}>
        ${status}
        ${
          offersEnd(view) && !this.cover && !this.showsAlerts && !this.showsMenu
            ? html`<button type="button" class="end second" @click=${() => (this.cover = 'end')}>
              ${text.t('panel.end')}
            </button>`
            : nothing
        }
        ${needsContact(view) ? this.#contact(text) : nothing}
      </div>
      ${this.#danger.draw(view, text)} ${this.webchat.notice}
      <div class="view" @input=${() => this.#typed()}>${this.#view(text)}</div>
    `;
  }

  protected override updated(): void {
    const heading = this.renderRoot.querySelector('h2');
    const due = this.#focusDue;
    if (!due || !heading) return;
    this.#focusDue = null;
    const conversation = this.renderRoot.querySelector<BellmanConversation>('bellman-conversation');
    if (due === 'box' && conversation) void this.#focusBox(conversation);
    else heading.focus();
  }

  /** It may be on its way still: a chat's own parts are fetched when somebody begins one. */
  async #focusBox(conversation: BellmanConversation): Promise<void> {
    if (await fetchPart('talk')) await conversation.focusBox();
  }

  /** Before a chat, the view itself says what else one can do without a council. */
  #contact(text: Texts): TemplateResult | typeof nothing {
    const { council, session, widget } = this.webchat as Webchat;
    if (council) return contactLinks(text, council);
    return session.view.phase === 'home' ? nothing : pageContact(text, widget);
  }

  #view(text: Texts): TemplateResult {
    const webchat = this.webchat as Webchat;
    const { council, session } = webchat;
    const { phase } = session.view;
    if (this.showsAlerts && council) {
      return html`<div @bellman-back=${() => this.#leaveAlerts()}>${alertsView(webchat, council, text)}</div>`;
    }
    if (phase !== 'home') {
      void fetchPart('talk');
      return html`<bellman-conversation
        .webchat=${webchat}
        .view=${session.view}
        ?named=${council !== null || webchat.fault !== null}
        ?covered=${this.cover !== null}
      >
        ${covering(this.cover, webchat, () => void this.#keepChatting())}
      </bellman-conversation>`;
    }
    if (council) {
      return html`<bellman-home
        .webchat=${webchat}
        .council=${council}
        .text=${text}
        @alerts=${() => (this.showsAlerts = true)}
        @focusin=${() => void fetchPart('talk')}
        @service=${(event: CustomEvent<string>) => (this.service = event.detail)}
      ></bellman-home>`;
    }
    const { fault, widget } = webchat;
    if (fault) {
      const again = (): void => void webchat.load();
      return html`<div class="pad failed">${failedView(text, fault, widget, again)}</div>`;
    }
    return html`<div class="pad">
      <p role="status">${text.t('panel.loading')}</p>
      ${this.inline ? html`<slot></slot>` : nothing}
    </div>`;
  }

  /** Whether the service is one that nobody must be seen with (C10). */
  get #isSensitive(): boolean {
    const { council, session } = this.webchat ?? {};
    const id = session?.view.conversation?.service ?? this.service;
    const is = council?.services.some((one) => one.id === id && one.sensitive) ?? false;
    if (is) void fetchPart('care');
    return is;
  }

  #menu(text: Texts): TemplateResult {
    const { webchat } = this;
    return html`<bellman-menu
      .webchat=${webchat}
      .text=${text}
      .phase=${webchat?.session.view.phase ?? ''}
      @transcript=${() => this.#show('transcript')}
      @end=${() => this.#show('end')}
    ></bellman-menu>`;
  }

  #toggleMenu(): void {
    this.showsMenu = !this.showsMenu;
    if (this.showsMenu) void fetchPart('menu');
  }

  /** The focus goes back to the button that opened it. */
  #leaveMenu(): void {
    this.showsMenu = false;
    this.renderRoot.querySelector<HTMLElement>('.menu')?.focus();
  }

  #show(cover: Cover): void {
    this.showsMenu = false;
    this.showsAlerts = false;
    this.cover = cover;
  }

  async #keepChatting(): Promise<void> {
    this.cover = null;
    await this.updateComplete;
    const end = this.renderRoot.querySelector<HTMLElement>('.end');
    (end ?? this.renderRoot.querySelector('h2'))?.focus();
  }

  /** Whether the focus is in the message box of a chat, or in the question in its place. */
  #asks(): boolean {
    const { renderRoot: root } = this;
    const active = root instanceof ShadowRoot ? root.activeElement : null;
    const inner = active?.shadowRoot?.activeElement;
    return (
      active?.parentElement?.localName === 'bellman-conversation' ||
      (active?.localName === 'bellman-conversation' && inner?.localName === 'bellman-composer')
    );
  }

  #typed(): void {
    const { webchat } = this;
    if (webchat && this.#danger.typed(webchat.session.view)) this.requestUpdate();
  }

  #leaveAlerts(): void {
    this.showsAlerts = false;
    this.focusHeading();
  }
}

defineOnce('bellman-frame', BellmanFrame);
