import { transition, type StaffAlert } from '@bellman/protocol';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { hashOf } from '../ground/address.js';
import type { Session } from '../session.js';
import { t } from '../text/alerts.js';
import { announce } from '../ui/announce.js';
import type { View } from '../ui/view.js';
import type { Drafting } from './drafting.js';

const words = ({ state, may }: StaffAlert): string =>
  state === 'submitted' && may.includes('withdraw')
    ? t('closed.submitted')
    : t('closed.is', { state: t(`alert.state.${state}`) });

/**
 * In place of the questions of an alert that cannot be written on now: why, and what to do about it.
 * @param isDirty whether something was written here that the relay has not
 */
export const closedNote = (
  alert: StaffAlert,
  isDirty: boolean,
  busy: boolean,
  withdraw: () => void,
): TemplateResult => html`<div class="notice" id="closed" tabindex="-1">
    <p>${words(alert)}</p>
    ${isDirty ? html`<p>${t('closed.kept')}</p>` : nothing}
  </div>
  <div class="buttons">
    ${
      alert.may.includes('withdraw')
        ? html`<button
            class="button"
            type="button"
            aria-disabled=${busy ? 'true' : nothing}
            @click=${() => busy || withdraw()}
          >
            ${t('alert.withdraw')}
          </button>`
        : nothing
    }
    <a
      class="button button--quiet"
      href=${hashOf({ view: 'alert', council: alert.council, id: alert.id })}
      >${t('closed.open')}</a
    >
  </div>`;

/**
 * Hears while an alert is being written that it was submitted, or moved on, elsewhere; and says so
 * once: by the focus where the question that had it is gone, else through the live region.
 */
export class WhileOpen implements ReactiveController {
  #stop: () => void = () => undefined;
  #focused: Element | null = null;
  #wasClosed = false;

  constructor(
    private readonly host: View,
    private readonly session: () => Session,
    private readonly drafting: () => Drafting | undefined,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    const { link } = this.session();
    const look = (): void => void this.drafting()?.lookAgain();
    const stops = [
      link.on('alert', ({ alert, state }) => {
        const drafting = this.drafting();
        const isOpen = transition(state, 'edit') !== undefined;
        // While it can be written on, the news are mostly of what was saved here.
        if (drafting?.copy?.id === alert && isOpen === (drafting.closed !== undefined)) look();
      }),
      link.onConnection((connected) => connected && look()),
    ];
    this.#stop = () => stops.forEach((stop) => stop());
  }

  hostDisconnected(): void {
    this.#stop();
  }

  hostUpdate(): void {
    const { activeElement } = document;
    this.#focused = this.host.contains(activeElement) ? activeElement : null;
  }

  hostUpdated(): void {
    const closed = this.drafting()?.closed;
    const isNew = closed !== undefined && !this.#wasClosed;
    this.#wasClosed = closed !== undefined;
    if (!isNew) return;
    if (this.#focused?.isConnected === false && document.activeElement === document.body)
      this.host.querySelector<HTMLElement>('#closed')?.focus();
    else announce(words(closed));
  }
}
