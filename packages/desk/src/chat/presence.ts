import { ChosenState, type You } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { onAct } from '../keys/acts.js';
import { asRefusal } from '../link/refusal.js';
import type { Session } from '../session.js';
import { t } from '../text/text.js';
import { AnnounceLater } from '../ui/announce-later.js';
import { Watch } from '../ui/model.js';
import { View } from '../ui/view.js';

/** How one is at the desk: what one says oneself, and in words what follows from one's chats. */
@customElement('desk-presence')
export class DeskPresence extends View {
  @property({ attribute: false }) session!: Session;
  @state() private problem = '';
  /** What was chosen last and is not told yet. */
  #wanted: ChosenState | undefined;
  #telling = false;
  readonly #said = new AnnounceLater();
  #stop: () => void = () => undefined;

  constructor() {
    super();
    new Watch(this, () => this.session.inbox);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = onAct('presence', () => this.find('select')?.focus());
  }

  override disconnectedCallback(): void {
    this.#stop();
    super.disconnectedCallback();
  }

  override render(): TemplateResult | typeof nothing {
    const { you } = this.session.inbox;
    if (!you) return nothing;
    const chosen = this.#wanted ?? you.chosen;
    return html`<div class="presence presence--${you.state}">
      <label class="presence__label" for="presence">${t('presence.label')}</label>
      <select
        class="input presence__input"
        id="presence"
        aria-describedby="presence-state"
        .value=${live(chosen)}
        @change=${this.#choose}
      >
        ${ChosenState.options.map(
          (one) =>
            html`<option value=${one} ?selected=${one === chosen}>${t(`presence.${one}`)}</option>`,
        )}
      </select>
      <p class="presence__state" id="presence-state">
        ${t(`presence.state.${you.state}`)}${you.state === 'gone' ? nothing : this.#load(you)}
      </p>
      <div role="alert">${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}</div>
    </div>`;
  }

  /** Plain chats are counted; where something weighs more, or rings, what is counted is said. */
  #load({ load, capacity }: You): TemplateResult {
    const { mine, line } = this.session.inbox;
    const isPlain =
      line.offers.length === 0 && mine.every(({ conversation: { weight } }) => weight === 1);
    const words = t('presence.load', { load, capacity });
    if (isPlain) return html`: ${words} ${t('presence.chats')}`;
    const what = t('presence.loadOf');
    return html`: <span title=${what}>${words}<span class="visually-hidden"> ${what}</span></span>`;
  }

  readonly #choose = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    this.#wanted = ChosenState.options.find((one) => one === value);
    void this.#tell();
  };

  /** Arrow keys run through the choices: only the last one counts, and one is told at a time. */
  async #tell(): Promise<void> {
    if (this.#telling) return;
    this.#telling = true;
    this.problem = '';
    try {
      while (this.#wanted !== undefined) {
        const wanted = this.#wanted;
        await this.session.inbox.setState(wanted);
        if (this.#wanted !== wanted) continue;
        this.#wanted = undefined;
        this.#said.say(t(`presence.now.${wanted}`));
      }
    } catch (thrown) {
      this.#wanted = undefined;
      this.problem = asRefusal(thrown).message;
    } finally {
      this.#telling = false;
      this.requestUpdate();
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-presence': DeskPresence;
  }
}
