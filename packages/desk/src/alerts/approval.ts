import { limits, type AudienceCount } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../text/alerts.js';
import { listed } from '../text/text.js';
import { checkbox } from '../ui/field.js';
import { View } from '../ui/view.js';
import { followers } from './words.js';

/** Fired when an approver has said twice that the alert goes out. */
export class ApproveEvent extends Event {
  constructor(readonly understood: boolean) {
    super('bellman-approve');
  }
}

/**
 * Approving, in two steps: a tick where the audience is large and a button, then the same
 * question with the audience in words.
 */
@customElement('desk-approval')
export class DeskApproval extends View {
  @property({ attribute: false }) audience: AudienceCount | undefined;
  @property({ attribute: false }) areas: readonly string[] = [];
  @property({ attribute: false }) services: readonly string[] = [];
  @property({ type: Boolean }) busy = false;
  @state() private understood = false;
  @state() private missing = false;
  @state() private asking = false;

  override render(): TemplateResult {
    return this.asking ? this.#question() : this.#first();
  }

  get #large(): boolean {
    return (this.audience?.followers ?? 0) > limits.largeAudience;
  }

  #first(): TemplateResult {
    return html`<h2 tabindex="-1">${t('alert.approveTitle')}</h2>
      <p>${t('alert.approveHint')}</p>
      ${
        this.#large
          ? checkbox({
              id: 'understood',
              label: t('alert.understand', { limit: limits.largeAudience }),
              checked: this.understood,
              error: this.missing ? t('alert.understandMissing') : undefined,
              onChange: (checked) => {
                this.understood = checked;
                this.missing = false;
              },
            })
          : nothing
      }
      <button
        class="button"
        id="approve"
        aria-disabled=${this.audience && !this.busy ? nothing : 'true'}
        @click=${this.#ask}
      >
        ${t('alert.approve')}
      </button>`;
  }

  #question(): TemplateResult {
    const { audience } = this;
    return html`<div class="confirm" @keydown=${this.#key}>
      <h2 tabindex="-1">${t('alert.confirmTitle')}</h2>
      <p>
        ${t('alert.confirmBody', {
          audience: followers(audience?.followers ?? null),
          areas: listed(this.areas),
        })}
      </p>
      ${
        this.services.length > 0
          ? html`<p>${t('alert.confirmServices', { services: listed(this.services) })}</p>`
          : nothing
      }
      <div class="buttons">
        <button
          class="button button--danger"
          aria-disabled=${this.busy ? 'true' : nothing}
          @click=${this.#approve}
        >
          ${t('alert.confirmYes')}
        </button>
        <button class="button button--quiet" @click=${this.#goBack}>${t('alert.confirmNo')}</button>
      </div>
    </div>`;
  }

  readonly #ask = async (): Promise<void> => {
    // Nobody approves for an audience that they have not been told.
    if (!this.audience || this.busy) return;
    if (this.#large && !this.understood) {
      this.missing = true;
      return this.focusOn('#understood');
    }
    this.asking = true;
    await this.focusOn('h2');
  };

  readonly #approve = (): void => {
    if (!this.busy) this.dispatchEvent(new ApproveEvent(this.understood));
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.isComposing) void this.#goBack();
  };

  readonly #goBack = async (): Promise<void> => {
    // What has been sent cannot be gone back on.
    if (this.busy) return;
    this.asking = false;
    await this.focusOn('#approve');
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-approval': DeskApproval;
  }
}
