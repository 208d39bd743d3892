import type { Availability, StaffConversation } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { councilOf } from '../councils/councils.js';
import { asRefusal } from '../link/refusal.js';
import type { Session } from '../session.js';
import { t } from '../text/text.js';
import { View } from '../ui/view.js';
import { severityTag } from './side/severity.js';

type Alerts = Availability['alerts'];

/**
 * What residents are told in their chats, for whoever answers them: the current alerts of the
 * council that are about this chat's service, or about everybody; and the one that this chat was
 * begun about, whether or not it is in force still.
 */
@customElement('desk-incidents')
export class DeskIncidents extends View {
  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) chat!: StaffConversation;
  @state() private alerts: Alerts = [];
  #stop = (): void => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = this.session.link.on('alerts', ({ council }) => {
      if (council === this.chat.council) void this.#load();
    });
  }

  override disconnectedCallback(): void {
    this.#stop();
    super.disconnectedCallback();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('chat') || changed.get('chat')?.id === this.chat.id) return;
    if (changed.get('chat')?.council !== this.chat.council) this.alerts = [];
    void this.#load();
  }

  override render(): TemplateResult | typeof nothing {
    const { council, service, alert } = this.chat;
    const about = this.alerts.filter(
      ({ id, services }) =>
        id !== alert?.id && (services.length === 0 || services.includes(service)),
    );
    if (about.length === 0 && !alert) return nothing;
    const { name } = councilOf(this.session.councils, council);
    return html`<section class="incidents" aria-label=${t('incident.label', { council: name })}>
      <ul role="list">
        ${alert ? this.#begun(alert) : nothing}
        ${about.map((one) => this.#row(markOf(one), one.headline, one.url))}
      </ul>
    </section>`;
  }

  /** Which alert it was begun about; how grave, where that is in force. */
  #begun({ id, headline }: NonNullable<StaffConversation['alert']>): TemplateResult {
    const now = this.alerts.find((one) => one.id === id);
    const mark = html`${t('incident.begun')} ${now ? markOf(now) : nothing}`;
    return this.#row(mark, headline, pageOf(this.chat.council, id));
  }

  #row(mark: unknown, headline: string, url: string): TemplateResult {
    return html`<li>
      ${mark}
      <strong>${headline}</strong>
      <a href=${url} target="_blank" rel="noopener">${t('incident.more')}</a>
    </li>`;
  }

  async #load(): Promise<void> {
    const { council } = this.chat;
    try {
      const { alerts } = await this.session.api.call('availability', { council });
      if (this.chat.council === council) this.alerts = alerts;
    } catch (thrown) {
      // A hint that cannot be had stops nobody; the next chat that is opened asks again.
      asRefusal(thrown);
    }
  }
}

/** How grave it is, in words; an all-clear is not, whatever it ends. */
const markOf = ({ severity, type }: Alerts[number]): TemplateResult =>
  type === 'all-clear'
    ? html`<span class="tag">${t('incident.clear')}</span>`
    : severityTag(severity);

/** An alert's public page, at the relay that serves the desk. */
const pageOf = (council: string, id: string): string => `/c/${council}/alerts/${id}`;

declare global {
  interface HTMLElementTagNameMap {
    'desk-incidents': DeskIncidents;
  }
}
