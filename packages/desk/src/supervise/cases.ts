import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Session } from '../session.js';
import { t } from '../text/text.js';
import { setTitle } from '../ui/title.js';
import { View } from '../ui/view.js';

/** The cases that were raised, what is due first. */
@customElement('desk-cases')
export class DeskCases extends View {
  @property({ attribute: false }) session!: Session;

  override connectedCallback(): void {
    super.connectedCallback();
    setTitle(t('desk.cases'));
  }

  override render(): TemplateResult {
    return html`<div class="page"><h1 tabindex="-1">${t('desk.cases')}</h1></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-cases': DeskCases;
  }
}
