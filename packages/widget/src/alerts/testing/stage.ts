import type { CouncilView, Language } from '@bellman/protocol';
import { fixture, html } from '@open-wc/testing';
import { waitUntil } from '../../testing/patient.js';
import { applyTheme } from '../../ground/theme.js';
import { loadTexts } from '../../text/load.js';
import { BellmanAlertsPanel } from '../alerts-panel.js';
import type { Device } from '../device.js';
import type { Browser } from '../permission.js';

if (!customElements.get('bellman-alerts-panel'))
  customElements.define('bellman-alerts-panel', BellmanAlertsPanel);

export const hart: CouncilView = {
  id: 'hart',
  name: 'Hart District Council',
  shortName: 'Hart',
  languages: ['en', 'cy'],
  brand: { base: 'govuk', brand: '#24234E', button: '#528063' },
  services: [
    { id: 'waste', name: 'Bins and recycling', chat: true, alerts: true, sensitive: false },
    { id: 'housing', name: 'Housing advice', chat: true, alerts: false, sensitive: true },
    { id: 'flooding', name: 'Flooding', chat: false, alerts: true, sensitive: false },
  ],
  pushKey: 'the-push-key',
  contact: { url: 'https://hart.example/contact', phone: '01632 960 001', emergency: '' },
  paymentUrl: null,
  exitUrl: 'https://www.bbc.co.uk/weather',
  danger: ['kill myself'],
  mail: false,
  privacyUrl: 'https://hart.example/privacy',
  texts: {},
};

/** A browser whose person answers as told; it notes what was done to it. */
export class FakeDevice implements Device {
  readonly done: string[] = [];
  browser: Browser = { userAgent: 'Mozilla/5.0 Firefox/140.0', touchPoints: 0, hasPush: true };
  now: NotificationPermission = 'default';
  /** What the person chooses when asked. */
  answer: NotificationPermission = 'granted';
  endpoint = 'https://push.example/1';
  permission(): NotificationPermission {
    return this.now;
  }
  async askPermission(): Promise<NotificationPermission> {
    this.done.push('asked');
    this.now = this.answer;
    return this.answer;
  }
  async subscribe(worker: string, pushKey: string) {
    this.done.push(`subscribed by ${new URL(worker).pathname}`);
    const keys = { p256dh: 'p', auth: 'a' };
    return { endpoint: this.endpoint, expirationTime: null, keys, vapidKey: pushKey };
  }
  async unsubscribe(): Promise<void> {
    this.done.push('unsubscribed');
  }
}

/** The sign-up on a page, and how a resident finds their way in it: by names and roles. */
export class Stage {
  private constructor(readonly panel: BellmanAlertsPanel) {}

  static async of(
    device: Device,
    language: Language = 'en',
    worker = '/demo/worker.js',
    folded = false,
    more: { readonly alert?: string; readonly mail?: boolean } = {},
  ) {
    const text = await loadTexts(language);
    // Before anything is drawn, so that no colour is caught half way to another.
    applyTheme(document.documentElement, hart.brand, null);
    const panel = await fixture<BellmanAlertsPanel>(
      html`<bellman-alerts-panel
        relay="https://relay.example"
        worker=${worker}
        ?folded=${folded}
        .council=${{ ...hart, mail: more.mail ?? false }}
        .alert=${more.alert ?? ''}
        .device=${device}
        .text=${text}
      ></bellman-alerts-panel>`,
    );
    const stage = new Stage(panel);
    await waitUntil(() => (folded ? stage.words.trim() : stage.heading) !== '');
    return stage;
  }

  get root(): ShadowRoot {
    return this.panel.renderRoot as ShadowRoot;
  }
  get heading(): string {
    return this.root.querySelector('h3[tabindex]')?.textContent?.trim() ?? '';
  }
  get words(): string {
    return (this.root.textContent ?? '').replaceAll(/\s+/g, ' ');
  }
  get status(): string {
    return this.root.querySelector('.status')?.textContent?.trim() ?? '';
  }
  get focused(): string {
    return this.root.activeElement?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
  }

  button(name: string): HTMLButtonElement {
    const found = [...this.root.querySelectorAll('button')].find(
      (one) => (one.getAttribute('aria-label') ?? one.textContent?.trim()) === name,
    );
    if (!found) throw new Error(`No button "${name}" among: ${this.words}`);
    return found;
  }

  /** Chooses a button, then waits for the screen whose heading is `next`. */
  async press(name: string, next: string): Promise<void> {
    this.button(name).click();
    await this.reach(next);
  }

  async reach(heading: string): Promise<void> {
    await waitUntil(
      () => this.heading === heading && !this.words.includes('One moment'),
      `no heading "${heading}"`,
    );
    await this.panel.updateComplete;
  }

  /** Chooses a button, then waits for the summary of what is wrong. */
  async pressWrongly(name: string): Promise<string> {
    this.button(name).click();
    await waitUntil(() => this.root.querySelector('.summary') !== null, 'no error summary');
    await this.panel.updateComplete;
    return this.root.querySelector('.summary p')?.textContent?.trim() ?? '';
  }

  enter(field: string, value: string): void {
    const label = [...this.root.querySelectorAll('label')].find(
      (one) => one.textContent?.trim() === field,
    );
    const box = this.root.querySelector<HTMLInputElement>(`#${label?.htmlFor}`);
    if (!box) throw new Error(`No box "${field}" among: ${this.words}`);
    if (box.type === 'checkbox' || box.type === 'radio') box.click();
    else box.value = value;
  }

  /** As far as "Turn on alerts", with one postcode and the bins. */
  async walkToTurnOn(): Promise<void> {
    this.enter('Postcode', 'gu514ae');
    await this.press('Continue', 'Your places');
    await this.press('Continue', 'What do you want alerts about?');
    this.enter('Bins and recycling', '');
    await this.press('Continue', 'Turn on alerts');
  }
}
