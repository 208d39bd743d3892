import type { Language } from '@bellman/protocol';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { defineOnce } from '../ground/define-once.js';
import { focusIn } from '../ground/focus.js';
import { uncover } from '../ground/uncover.js';
import { Attention } from './attention.js';
import { tell } from './events.js';
import { BellmanFrame } from './frame.js';
import { followLinks, handedOver } from './hand-over.js';
import { Messenger } from './messenger.js';
import { panelStyle } from './panel-style.js';
import { realWorld, Webchat } from './webchat.js';

/** Under this there is no room beside the page: 480 CSS pixels wide, or very low (also at 400 %). */
const LITTLE_ROOM = '(max-width: 30em), (max-height: 25em)';

/**
 * Where the chat stands on the page: a region beside it, a modal dialog over it where there is
 * little room, or a region in its flow. It opens, closes, and knows where the focus belongs.
 *
 * @fires bellman-open
 * @fires bellman-close
 */
export class BellmanPanel extends LitElement {
  static override styles = panelStyle;

  /** The page's own element; its attributes are the settings. */
  @property({ attribute: false }) widget!: HTMLElement;
  @property() language: Language = 'en';
  /** In the page's flow: always open. */
  @property({ type: Boolean }) inline = false;
  /** Where it turns to; only tests hand in another. */
  @property({ attribute: false }) world = realWorld;
  @state() private shown = false;

  /** Whether the focus was inside when it closed last. */
  hadFocus = false;

  /** Made once, and moved between the places it can stand in, so that nothing in it is lost. */
  readonly #frame = new BellmanFrame();
  readonly #room = matchMedia(LITTLE_ROOM);
  /** What had the focus before the frame moved to another place, and lost it by that. */
  #held: HTMLElement | null = null;
  #webchat: Webchat | undefined;
  #messenger: Messenger | undefined;
  #listening: AbortController | undefined;
  readonly #attention = new Attention(
    this,
    () => this.#webchat?.session,
    () => this.shown || this.inline,
  );

  /** The chat behind the panel, once somebody wanted it. */
  get webchat(): Webchat | undefined {
    return this.#webchat;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#room.addEventListener('change', () => this.requestUpdate(), { signal });
    this.#frame.addEventListener('hide', () => this.hide(), { signal });
    document.addEventListener('keydown', (event) => this.#pressed(event), { signal });
    document.addEventListener('focusin', (event) => this.#focused(event), { signal });
    visualViewport?.addEventListener('resize', () => this.#fit(), { signal });
    addEventListener('pagehide', () => this.#webchat?.leave(), { signal });
    addEventListener('pageshow', (event) => event.persisted && this.#webchat?.comeBack(), {
      signal,
    });
    this.#attention.listen(signal);
    followLinks(() => this.#webchat?.session, signal);
    if (this.inline) void this.#begin();
    else if (this.#webchat) void this.#webchat.comeBack();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening?.abort();
    this.#webchat?.leave();
  }

  /** Opens, and moves the focus to the heading unless it must stay where it is. */
  show({ focus = true } = {}): void {
    void this.#begin();
    this.shown = true;
    this.#webchat?.session.setOpen(true);
    this.#changed();
    tell(this, 'bellman-open', null);
    if (focus) void this.updateComplete.then(() => this.#frame.focusHeading());
  }

  /** Closes; a chat goes on. */
  hide(): void {
    if (!this.shown || this.inline) return;
    this.hadFocus = this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement !== null;
    this.shown = false;
    // At once: under an open modal dialog the launcher could not take the focus.
    this.renderRoot.querySelector('dialog')?.close();
    this.#webchat?.session.setOpen(false);
    this.#attention.look();
    tell(this, 'bellman-close', null);
  }

  /** Opens the chat that a one-use code opens: from another site, or a notification (C3). */
  enter(code: string): void {
    if (this.#webchat) void this.#webchat.session.resume(code);
    else void this.#begin(code);
    this.show();
  }

  /** `url` with a one-use code that opens the chat there. */
  handOver(url: string): Promise<string> {
    return handedOver(url, this.#webchat?.session);
  }

  /** Goes on with the chat that this tab keeps, open or closed as it was left. */
  resume(): void {
    void this.#begin();
    if (this.#webchat?.session.wasOpen) this.show({ focus: false });
  }

  protected override render(): TemplateResult | typeof nothing {
    const name = this.#frame.name;
    if (this.inline)
      return html`<section class="inline" role="region" aria-label=${name}>${this.#frame}</section>`;
    if (!this.shown) return nothing;
    if (this.#room.matches) {
      return html`<dialog aria-label=${name} @cancel=${(event: Event) => this.#cancelled(event)}>
        ${this.#frame}
      </dialog>`;
    }
    const side = this.widget.getAttribute('position') === 'left' ? 'beside left' : 'beside';
    return html`<section class=${side} role="region" aria-label=${name}>${this.#frame}</section>`;
  }

  protected override update(changed: PropertyValues<this>): void {
    const root = this.renderRoot;
    this.#held = root instanceof ShadowRoot ? focusIn(root) : null;
    super.update(changed);
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    const isNew = dialog !== null && !dialog.open;
    if (isNew) dialog.showModal();
    if (this.#held) this.#held.focus({ preventScroll: true });
    // By itself the focus would go to the dialog, which says nothing of where one is.
    else if (isNew) this.#frame.focusHeading();
    this.#fit();
  }

  async #begin(code?: string): Promise<void> {
    if (this.#webchat) return;
    // The look is the panel's: on the page's element it would change the launcher's colours too.
    const changed = (): void => this.#changed();
    const webchat = new Webchat(this.widget, this, this.language, changed, this.world);
    this.#webchat = webchat;
    this.#messenger = new Messenger(this);
    this.#frame.inline = this.inline;
    this.#frame.append(document.createElement('slot'));
    this.#frame.webchat = webchat;
    await webchat.begin(code);
  }

  #changed(): void {
    if (!this.#webchat) return;
    this.#frame.requestUpdate();
    this.requestUpdate();
    const { session, text, council } = this.#webchat;
    if (session.hasLeft) this.hide();
    this.#attention.look();
    this.#messenger?.changed(session.view, text, council);
  }

  #cancelled(event: Event): void {
    event.preventDefault();
    this.#escape();
  }

  #pressed(event: KeyboardEvent): void {
    const isOurs = event.key === 'Escape' && !event.isComposing && !event.defaultPrevented;
    if (!isOurs || !this.shown || this.#room.matches) return;
    event.preventDefault();
    this.#escape();
  }

  /** A question in the panel is answered with "no" first; then the panel closes. */
  #escape(): void {
    if (!this.#frame.escape()) this.hide();
  }

  /** Beside the page the panel covers some of it: what the focus goes to must show (2.4.11). */
  #focused(event: FocusEvent): void {
    const panel = this.renderRoot.querySelector('.beside');
    const [target] = event.composedPath();
    if (
      panel &&
      target instanceof Element &&
      target !== this.widget &&
      !event.composedPath().includes(this)
    ) {
      uncover(panel, target);
    }
  }

  /** Over a phone's keyboard the panel keeps to what can be seen. */
  #fit(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && visualViewport) {
      dialog.style.setProperty('block-size', `${visualViewport.height}px`);
      dialog.style.setProperty('inset-block-start', `${visualViewport.offsetTop}px`);
    }
  }
}

defineOnce('bellman-panel', BellmanPanel);
