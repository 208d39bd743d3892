import type { Availability, StaffConversation } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { councilOf } from '../councils/councils.js';
import { asRefusal } from '../link/refusal.js';
import type { Session } from '../session.js';
import { t } from '../text/text.js';
import { announce } from '../ui/announce.js';
import { View } from '../ui/view.js';
import { severityTag, severityWords } from './side/severity.js';

type Alerts = Availability['alerts'];

/** Rows at once: the reply below them must stay in sight. */
const MOST = 3;

/**
 * What residents are told in their chats, for whoever answers them: the current alerts of the
 * council that are about this chat's service, or about everybody; and the one that this chat was
 * begun about, in its newest version, whether or not it is in force still. What changes is announced.
 */
@customElement('desk-incidents')
export class DeskIncidents extends View {
  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) chat!: StaffConversation;
  @state() private alerts: Alerts = [];
  /** The newest version seen of what the chat was begun about. */
  #begunAs: Alerts[number] | undefined;
  /** Whether `alerts` is what the relay said, and not just nothing yet. */
  #isKnown = false;
  /** Counts the questions: of answers that overtake one another the last question's counts. */
  #question = 0;
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
    this.#begunAs = undefined;
    this.#isKnown = false;
    void this.#load();
  }

  override render(): TemplateResult | typeof nothing {
    const { council, alert } = this.chat;
    const about = this.alerts.filter((one) => this.#concerns(one) && one.line !== alert?.line);
    if (about.length === 0 && !alert) return nothing;
    const { name } = councilOf(this.session.councils, council);
    const rows = [
      ...(alert ? [this.#begun(alert)] : []),
      ...about.map((one) => this.#row(markOf(one), one.headline, one.url)),
    ];
    const others = rows.slice(MOST);
    return html`<section class="incidents" aria-label=${t('incident.label', { council: name })}>
      <ul role="list">
        ${rows.slice(0, MOST)}
      </ul>
      ${
        others.length === 0
          ? nothing
          : html`<details>
              <summary>${t('incident.others', { n: others.length })}</summary>
              <ul role="list">
                ${others}
              </ul>
            </details>`
      }
    </section>`;
  }

  #concerns({ line, services }: Alerts[number]): boolean {
    const { service, alert } = this.chat;
    return line === alert?.line || services.length === 0 || services.includes(service);
  }

  /** Which alert it was begun about, in its newest version; how grave, where that is in force. */
  #begun(alert: NonNullable<StaffConversation['alert']>): TemplateResult {
    const now = this.alerts.find(({ line }) => line === alert.line);
    const { id, headline } = now ?? this.#begunAs ?? alert;
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
    const { council, id } = this.chat;
    const question = (this.#question += 1);
    try {
      const { alerts } = await this.session.api.call('availability', { council });
      if (this.chat.id !== id || question !== this.#question) return;
      const before = this.alerts;
      this.alerts = alerts;
      this.#begunAs = alerts.find(({ line }) => line === this.chat.alert?.line) ?? this.#begunAs;
      // What was there with the chat is read with it.
      if (this.#isKnown) this.#tell(before, alerts);
      this.#isKnown = true;
    } catch (thrown) {
      // A hint that cannot be had stops nobody; the next chat that is opened asks again.
      asRefusal(thrown);
    }
  }

  /** Says what came and what ended; a newer version takes the place of an older. */
  #tell(before: Alerts, now: Alerts): void {
    const news = now.filter(({ id }) => !before.some((one) => one.id === id));
    const gone = before.filter(({ line }) => !now.some((one) => one.line === line));
    const words = [
      ...news.filter((one) => this.#concerns(one)).map((one) => said('incident.came', one)),
      ...gone.filter((one) => this.#concerns(one)).map((one) => said('incident.went', one)),
    ];
    if (words.length > 0) announce(words.join(' '));
  }
}

const said = (key: 'incident.came' | 'incident.went', alert: Alerts[number]): string =>
  t(key, { mark: markWords(alert), headline: alert.headline });

const markWords = ({ severity, type }: Alerts[number]): string =>
  type === 'all-clear' ? t('incident.clear') : severityWords(severity);

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
