import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { notifyEn, type NotifyKey } from '../text/en-notify.js';
import { say } from '../text/text.js';
import { checkbox } from '../ui/field.js';
import { Watch } from '../ui/model.js';
import { View } from '../ui/view.js';
import type { Notifier } from './notifier.js';
import '../ui/sheet.js';

const words = (key: NotifyKey): string => say(notifyEn[key]);

/** How somebody is told of news: on the desktop, by sound. Fires `bellman-close`. */
@customElement('desk-notify')
export class DeskNotify extends View {
  @property({ attribute: false }) notifier!: Notifier;

  constructor() {
    super();
    new Watch(this, () => this.notifier);
  }

  override render(): TemplateResult {
    return html`<desk-sheet .heading=${words('notify.title')} .body=${this.#body()}></desk-sheet>`;
  }

  #body(): TemplateResult {
    const { notifier } = this;
    const { permission, isShown } = notifier;
    const state = isShown ? 'on' : permission === 'granted' ? 'default' : permission;
    const mayTurn = permission === 'granted' || permission === 'default';
    return html`<p>${words('notify.about')}</p>
      <h3>${words('notify.desktop')}</h3>
      <div role="status"><p>${words(`notify.desktop.${state}`)}</p></div>
      ${
        mayTurn
          ? html`<button
            class="button button--quiet"
            @click=${() => (isShown ? notifier.turnOff() : notifier.turnOn())}
          >
            ${words(isShown ? 'notify.turnOff' : 'notify.turnOn')}
          </button>`
          : nothing
      }
      <h3>${words('notify.sound')}</h3>
      ${checkbox({
        id: 'notify-sound',
        label: words('notify.soundOn'),
        checked: notifier.isHeard,
        onChange: (isHeard) => notifier.turnSound(isHeard),
      })}
      <button class="button button--quiet" @click=${() => notifier.sound.tryOut('ring')}>
        ${words('notify.tryOut')}
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-notify': DeskNotify;
  }
}
