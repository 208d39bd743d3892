import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SettingsPage } from '../ground/address.js';
import type { Session } from '../session.js';
import { t } from '../text/text.js';
import { setTitle } from '../ui/title.js';
import { View } from '../ui/view.js';

/** The settings: which page of which council is open. */
@customElement('desk-settings')
export class DeskSettings extends View {
  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) page: SettingsPage | null = null;
  @property({ attribute: false }) council: string | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    setTitle(t('desk.settings'));
  }

  override render(): TemplateResult {
    return html`<div class="page"><h1 tabindex="-1">${t('desk.settings')}</h1></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-settings': DeskSettings;
  }
}
