import type { PlaceAlerts } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { moment } from '../../ground/times.js';
import { t } from '../../text/text.js';
import { textField } from '../../ui/field.js';
import { Asking } from './asking.js';
import { severityTag } from './severity.js';

type PlaceAlert = PlaceAlerts['alerts'][number];

/**
 * The current alerts at a postcode, with wording to use. Nothing of the place is kept: what was
 * looked up goes with the chat that it was looked up in.
 */
@customElement('desk-place')
export class DeskPlace extends Asking {
  /** A postcode that the resident wrote; empty where they wrote none. */
  @property() written = '';
  /** Takes words for the reply; null where one cannot write here. */
  @property({ attribute: false }) put: ((words: string) => void) | null = null;
  @state() private typed: string | null = null;
  @state() private found: PlaceAlerts | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('chat') || changed.get('chat')?.id === this.chat.id) return;
    this.typed = null;
    this.found = null;
    this.problem = '';
  }

  override render(): TemplateResult {
    return html`<form @submit=${this.#look} novalidate>
        ${textField(
          {
            id: 'place-postcode',
            label: t('place.postcode'),
            hint: t('place.hint'),
            error: this.problem || undefined,
            value: this.typed ?? this.written,
            onInput: (typed) => {
              this.typed = typed;
              this.problem = '';
            },
          },
          { narrow: true },
        )}
        <button class="button button--quiet button--small" aria-disabled=${this.busy || nothing}>
          ${t('place.look')}
        </button>
      </form>
      <div role="status">${this.found ? this.#count(this.found) : nothing}</div>
      ${
        this.found
          ? html`<ul class="place" role="list">
            ${this.found.alerts.map((alert) => this.#alert(alert))}
          </ul>`
          : nothing
      }`;
  }

  #count({ postcode, alerts }: PlaceAlerts): TemplateResult {
    return html`<p>
      ${alerts.length === 0 ? t('place.none', { postcode }) : t('place.found', { postcode, n: alerts.length })}
    </p>`;
  }

  #alert(alert: PlaceAlert): TemplateResult {
    const { headline, severity, endsAt } = alert;
    const words = wording(alert);
    return html`<li class="place__alert">
      <p>${severityTag(severity)}</p>
      <p><strong>${headline}</strong></p>
      <p class="quiet">${t('place.ends', { when: moment(endsAt) })}</p>
      <p class="place__words">${words}</p>
      ${
        this.put
          ? html`<button
            class="button button--quiet button--small"
            aria-label=${t('place.putNamed', { headline })}
            @click=${() => this.put?.(words)}
          >
            ${t('place.put')}
          </button>`
          : nothing
      }
    </li>`;
  }

  readonly #look = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { id, council } = this.chat;
    const postcode = this.typed ?? this.written;
    this.found = null;
    await this.attempt(async () => {
      const found = await this.session.api.call('deskPlaceAlerts', { council }, { postcode });
      if (this.chat.id === id) this.found = found;
    });
    if (this.problem) await this.focusOn('#place-postcode');
  };
}

/** What an adviser can send as it is: what happens, what to do, where it stands. */
const wording = ({ description, instruction, url }: PlaceAlert): string =>
  [description, instruction, url].filter(Boolean).join('\n');

declare global {
  interface HTMLElementTagNameMap {
    'desk-place': DeskPlace;
  }
}
