import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { councilOf } from '../councils/councils.js';
import { hashOf } from '../ground/address.js';
import type { Session } from '../session.js';
import { listed, t } from '../text/text.js';
import { View } from '../ui/view.js';

/** Tells whoever may touch alerts that a council of theirs wants a second step first, and where it is. */
@customElement('desk-own-step')
export class DeskOwnStep extends View {
  @property({ attribute: false }) session!: Session;

  override render(): TemplateResult | typeof nothing {
    const { me, councils: all } = this.session;
    if (me.totpNeeded.length === 0) return nothing;
    const councils = listed(me.totpNeeded.map((id) => councilOf(all, id).shortName));
    return html`<aside class="own-step" aria-label=${t('desk.secondStepPrompt')}>
      <p>
        ${t('desk.secondStepNeeded', { councils })}
        <a href=${hashOf({ view: 'second-step' })}>${t('desk.secondStepGo')}</a>
      </p>
    </aside>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-own-step': DeskOwnStep;
  }
}
