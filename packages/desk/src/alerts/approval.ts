import { limits, seen, type AudienceCount } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../text/alerts.js';
import { checkbox, textArea } from '../ui/field.js';
import { View } from '../ui/view.js';
import { confirmWords, type Going } from './confirm-words.js';

/** The ways out for an alert: by a second person, by its author alone, or by nobody's approval. */
export type WayOut = 'approve' | 'release' | 'breakGlass';

/** Fired when somebody has said twice that the alert goes out. */
export class ApproveEvent extends Event {
  constructor(
    readonly how: WayOut,
    readonly understood: boolean,
    readonly reason: string,
  ) {
    super('bellman-approve');
  }
}

/**
 * Letting an alert out, in two steps: a tick where the audience is large, a reason where nobody
 * approves it, and a button; then the same question with the audience in words.
 */
@customElement('desk-approval')
export class DeskApproval extends View {
  @property() how: WayOut = 'approve';
  /** Whether it is the deputy who approves, since nobody else answered. */
  @property({ type: Boolean }) deputy = false;
  @property({ attribute: false }) audience: AudienceCount | undefined;
  @property({ attribute: false }) going!: Going;
  @property({ type: Boolean }) busy = false;
  @state() private understood = false;
  @state() private reason = '';
  @state() private missing: { readonly field: string; readonly words: string } | undefined;
  @state() private asking = false;

  override render(): TemplateResult {
    return this.asking ? this.#question() : this.#first();
  }

  get #large(): boolean {
    return (this.audience?.followers ?? 0) > limits.largeAudience;
  }

  #first(): TemplateResult {
    const { title, hint, act } = this.#words();
    return html`<h2 tabindex="-1">${title}</h2>
      <p>${hint}</p>
      ${this.how === 'breakGlass' ? this.#why() : nothing}
      ${
        this.#large
          ? checkbox({
              id: 'understood',
              label: t('alert.understand', { limit: limits.largeAudience }),
              checked: this.understood,
              error: this.#errorAt('understood'),
              onChange: (checked) => {
                this.understood = checked;
                this.missing = undefined;
              },
            })
          : nothing
      }
      <button
        class="button ${this.how === 'breakGlass' ? 'button--danger' : ''}"
        id="approve"
        aria-disabled=${this.audience && !this.busy ? nothing : 'true'}
        @click=${this.#ask}
      >
        ${act}
      </button>`;
  }

  #why(): TemplateResult {
    return textArea({
      id: 'glass-reason',
      label: t('breakGlass.reason'),
      hint: t('breakGlass.reasonHint'),
      value: this.reason,
      error: this.#errorAt('glass-reason'),
      onInput: (reason) => {
        this.reason = reason;
        this.missing = undefined;
      },
    });
  }

  #words(): Readonly<Record<'title' | 'hint' | 'act' | 'confirm' | 'yes', string>> {
    const at = this.going.scheduled;
    if (this.how === 'breakGlass')
      return {
        ...{ title: t('breakGlass.title'), hint: t('breakGlass.hint') },
        ...{ act: t('breakGlass.act'), confirm: t('breakGlass.confirm') },
        yes: t('breakGlass.yes'),
      };
    const confirm =
      at === null ? t('alert.confirmTitle') : t('approve.scheduledTitle', { moment: at });
    if (this.how === 'release')
      return {
        ...{ title: t('release.title'), act: t('release.title'), confirm, yes: t('release.yes') },
        hint: t('release.hint', { limit: limits.largeAudience }),
      };
    return {
      title: t(this.deputy ? 'approve.deputyTitle' : 'alert.approveTitle'),
      hint: t(this.deputy ? 'approve.deputyHint' : 'alert.approveHint'),
      act: at === null ? t('alert.approve') : t('approve.scheduled', { moment: at }),
      confirm,
      yes: t(at === null ? 'alert.confirmYes' : 'approve.scheduledYes'),
    };
  }

  #question(): TemplateResult {
    const { confirm, yes } = this.#words();
    return html`<div class="confirm" @keydown=${this.#key}>
      <h2 tabindex="-1">${confirm}</h2>
      ${confirmWords(this.going, this.audience).map((line) => html`<p>${line}</p>`)}
      <div class="buttons">
        <button
          class="button button--danger"
          aria-disabled=${this.busy ? 'true' : nothing}
          @click=${this.#approve}
        >
          ${yes}
        </button>
        <button class="button button--quiet" @click=${this.#goBack}>${t('alert.confirmNo')}</button>
      </div>
    </div>`;
  }

  #errorAt(field: string): string | undefined {
    return this.missing?.field === field ? this.missing.words : undefined;
  }

  #lacks(): { readonly field: string; readonly words: string } | undefined {
    const { length } = seen(this.reason).trim();
    const limit = limits.reasonLength;
    if (this.how === 'breakGlass' && length === 0)
      return { field: 'glass-reason', words: t('alert.reasonMissing') };
    if (length > limit)
      return { field: 'glass-reason', words: t('form.textLong', { limit, length }) };
    return this.#large && !this.understood
      ? { field: 'understood', words: t('alert.understandMissing') }
      : undefined;
  }

  readonly #ask = async (): Promise<void> => {
    // Nobody approves for an audience that they have not been told.
    if (!this.audience || this.busy) return;
    this.missing = this.#lacks();
    if (this.missing) return this.focusOn(`#${this.missing.field}`);
    this.asking = true;
    await this.focusOn('h2');
  };

  readonly #approve = (): void => {
    if (!this.busy)
      this.dispatchEvent(new ApproveEvent(this.how, this.understood, seen(this.reason).trim()));
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
