import type { CouncilView, Language, ProblemView } from '@bellman/protocol';
import { html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { loadCouncil } from '../ground/council.js';
import { defineOnce } from '../ground/define-once.js';
import { faultIn } from '../ground/fault.js';
import { placeIn } from '../ground/place-inline.js';
import { relayOf } from '../ground/relay.js';
import { applyTheme } from '../ground/theme.js';
import { loadTexts } from '../text/load.js';
import type { Texts } from '../text/texts.js';
import { alertsView } from './alerts-view.js';
import { baseStyle } from './base-style.js';
import { failedView } from './contact.js';

/** A link that leads to what follows an alert: `#bellman-alert=` and its id. */
const LINK = /^#bellman-alert=([\w-]{1,64})$/;

/** The alert that the page is about, by its element or by the link that led here; empty: none. */
const alertOf = (widget: HTMLElement): string =>
  widget.getAttribute('alert') ?? LINK.exec(location.hash)?.[1] ?? '';

/** The sign-up in the page's flow: fetches the council and its words, then shows the steps. */
class BellmanSignUp extends LitElement {
  static override styles = baseStyle;

  /** The page's own element; its attributes are the settings. */
  @property({ attribute: false }) widget!: HTMLElement;
  @property() language: Language = 'en';
  @state() private text: Texts | null = null;
  @state() private council: CouncilView | null = null;
  @state() private fault: ProblemView | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.council) void this.#load();
  }

  protected override render(): TemplateResult {
    const { text, council, fault } = this;
    if (!text) return html`<slot></slot>`;
    this.lang = text.language;
    const { widget } = this;
    const parts = { relay: relayOf(widget), widget, folded: true, alert: alertOf(widget) };
    if (council) return alertsView(parts, council, text);
    if (!fault) return html`<slot></slot>`;
    return failedView(text, fault, widget, () => void this.#load());
  }

  async #load(): Promise<void> {
    const theme = this.widget.getAttribute('theme');
    applyTheme(this, { base: 'govuk' }, theme);
    this.fault = null;
    this.text ??= await loadTexts(this.language);
    try {
      const id = this.widget.getAttribute('council') ?? '';
      const council = await loadCouncil(relayOf(this.widget), id, this.language);
      this.text = await loadTexts(this.language, council.texts);
      this.council = council;
      applyTheme(this, council.brand, theme);
    } catch (error) {
      this.fault = faultIn(error);
    }
  }
}

defineOnce('bellman-sign-up', BellmanSignUp);

/** The sign-up in the page's flow, in place of the element's own content. */
export const placeSignUp = (widget: HTMLElement, language: Language): void =>
  placeIn(widget, () => {
    const signUp = new BellmanSignUp();
    signUp.widget = widget;
    signUp.language = language;
    return signUp;
  });
