import type { StaffConversation } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { councilOf, serviceName } from '../councils/councils.js';
import { goTo } from '../ground/address.js';
import { waited } from '../ground/times.js';
import { asRefusal } from '../link/refusal.js';
import type { Session } from '../session.js';
import { t } from '../text/text.js';
import { councilMark } from '../ui/council-mark.js';
import { Watch } from '../ui/model.js';
import { View } from '../ui/view.js';
import { answerBy, tags } from './notices.js';

/** Waits are shown in minutes, so this is often enough. */
const TICK = 15_000;

/** Who waits, longest first, each with a button to take the chat. */
@customElement('desk-waiting-list')
export class DeskWaitingList extends View {
  @property({ attribute: false }) session!: Session;
  @state() private taking: string | null = null;
  @state() private problem = '';
  #tick: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    new Watch(this, () => this.session.inbox);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#tick = setInterval(() => this.requestUpdate(), TICK);
  }

  override disconnectedCallback(): void {
    clearInterval(this.#tick);
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const { waiting } = this.session.inbox;
    return html`<h2 id="waiting-heading" tabindex="-1">${t('chat.waiting')}</h2>
      <div role="alert">${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}</div>
      ${waiting.length === 0 ? html`<p class="quiet">${t('chat.waitingNone')}</p>` : nothing}
      <ul class="cards" aria-labelledby="waiting-heading" role="list">
        ${repeat(
          waiting,
          ({ id }) => id,
          (conversation) => this.#item(conversation),
        )}
      </ul>`;
  }

  #item(conversation: StaffConversation): TemplateResult {
    const { id, language, firstWords, residentName, startedAt } = conversation;
    const council = councilOf(this.session.councils, conversation.council);
    const taking = this.taking === id;
    return html`<li class="card">
      <p class="card__top">${councilMark(council)}</p>
      ${tags(conversation)}
      <p class="card__about" id="about-${id}">
        ${residentName ? html`<strong>${residentName}</strong>, ` : nothing}
        ${t('chat.about', {
          service: serviceName(council, conversation.service),
          language: t(`chat.language.${language}`),
        })}
      </p>
      <p class="card__words" lang=${language}>${firstWords || t('chat.noWords')}</p>
      <p class="card__wait">
        ${answerBy(conversation) || waited(startedAt, this.session.clock.now())}
      </p>
      <button
        class="button button--small"
        aria-describedby="about-${id}"
        aria-disabled=${taking ? 'true' : nothing}
        @click=${() => this.#take(id)}
      >
        ${taking ? t('chat.taking') : t('chat.take')}
      </button>
    </li>`;
  }

  async #take(id: string): Promise<void> {
    if (this.taking !== null) return;
    this.taking = id;
    this.problem = '';
    try {
      await this.session.inbox.take(id);
      goTo({ view: 'chats', conversation: id });
    } catch (thrown) {
      this.problem = asRefusal(thrown).message;
      // The card may have gone from under the button.
      await this.focusOn('#waiting-heading');
    } finally {
      this.taking = null;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-waiting-list': DeskWaitingList;
  }
}
