import type { CouncilView } from '@bellman/protocol';
import { fixture, html } from '@open-wc/testing';
import { settle } from '../../chat/testing/time.js';
import { browserTimers, type Timers } from '../../ground/timers.js';
import { FakeRelay } from '../../chat/testing/relay.js';
import type { Asked } from '../home-asks.js';
// Of its parts, those that a chat cannot do without are there from the beginning.
import '../conversation.js';
import { BellmanPanel } from '../panel.js';

export { focused } from './focus.js';

/** A council as the relay tells of it. */
export const hart: CouncilView = {
  id: 'hart',
  name: 'Hart District Council',
  shortName: 'Hart',
  languages: ['en', 'cy'],
  brand: { base: 'govuk', brand: '#24234E', button: '#528063' },
  services: [
    { id: 'waste', name: 'Bins and recycling', chat: true, alerts: true, sensitive: false },
    { id: 'planning', name: 'Planning', chat: true, alerts: true, sensitive: false },
  ],
  pushKey: 'the-push-key',
  contact: { url: 'https://hart.example/contact', phone: '01632 960000', emergency: '' },
  paymentUrl: null,
  exitUrl: 'https://www.bbc.co.uk/weather',
  danger: ['kill myself'],
  mail: false,
  privacyUrl: 'https://hart.example/privacy',
  texts: {},
};

let councils = 0;

/** Everything under `root`, through the shadow roots, in the order of the page. */
export const deep = (root: ParentNode, selector: string): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    ...(element.matches(selector) ? [element] : []),
    ...(element.shadowRoot ? deep(element.shadowRoot, selector) : []),
  ]);

/** A panel on a page, before a fake relay. */
export class Stage {
  readonly relay = new FakeRelay();
  /** Says what is in force, as the relay does over the chat's connection. */
  inForce: (what: unknown) => void = () => undefined;
  council: () => Promise<CouncilView> = async () => hart;
  /** What the relay says of its services; null: it does not say. */
  availability: () => Promise<Asked | null> = async () => null;

  private constructor(
    readonly widget: HTMLElement,
    readonly panel: BellmanPanel,
  ) {}

  static async of(services = '', timers: Timers = browserTimers): Promise<Stage> {
    const widget = await fixture<HTMLElement>(html`<div></div>`);
    // None that another file of the same page has: tabs of one council hear each other.
    widget.setAttribute('council', `fleet${(councils += 1)}`);
    widget.setAttribute('services', services);
    const panel = new BellmanPanel();
    const stage = new Stage(widget, panel);
    panel.widget = widget;
    panel.world = {
      createLink: (_relay, _council, hello, handlers) => {
        stage.inForce = (what) => handlers.alerts(what);
        return stage.relay.link(hello, handlers);
      },
      loadCouncil: () => stage.council(),
      askAvailability: () => stage.availability(),
      timers,
    };
    widget.append(panel);
    return stage;
  }

  /** A panel on a page whose tab keeps a chat that the relay has. */
  static async again(open = true, timers: Timers = browserTimers): Promise<Stage> {
    const stage = await Stage.of('', timers);
    const key = `bellman.${stage.widget.getAttribute('council')}`;
    stage.relay.note({ code: 'started', params: {} });
    stage.relay.say('said before', false);
    const kept = { token: stage.relay.token, unsent: [], draft: '', open, read: 0 };
    sessionStorage.setItem(key, JSON.stringify(kept));
    return stage;
  }

  /** Opens the panel and waits for it. */
  async open(): Promise<void> {
    this.panel.show();
    await this.settled();
  }

  /** Until everything has been drawn, and what is live is live. */
  async settled(): Promise<void> {
    for (let frame = 0; frame < 4; frame += 1) {
      await settle();
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }

  all(selector: string): HTMLElement[] {
    return deep(this.widget, selector);
  }

  one(selector: string): HTMLElement {
    const [found, ...more] = this.all(selector);
    if (!found || more.length > 0)
      throw new Error(`${selector}: ${more.length + (found ? 1 : 0)} found`);
    return found;
  }

  button(name: string): HTMLElement {
    const isIt = (button: HTMLElement): boolean =>
      (button.ariaLabel ?? button.textContent ?? '').trim() === name;
    const found = this.all('button').find(isIt);
    if (!found) throw new Error(`No button "${name}"`);
    return found;
  }

  async press(name: string): Promise<void> {
    this.button(name).click();
    await this.settled();
  }

  /** Types into the message box. */
  type(words: string): HTMLTextAreaElement {
    const box = this.one('textarea') as HTMLTextAreaElement;
    box.value = words;
    box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    return box;
  }

  key(target: Element, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
    const event = new KeyboardEvent('keydown', {
      key,
      bubbles: true,
      composed: true,
      cancelable: true,
      ...more,
    });
    target.dispatchEvent(event);
    return event;
  }

  /** Begins a chat about bins. */
  async start(words = 'My bin was missed'): Promise<void> {
    await this.open();
    this.one('input[value="waste"]').click();
    this.type(words);
    await this.press('Send message');
  }

  /** The log's lines, each with its speaker. */
  get log(): string[] {
    return this.all('li').map(({ textContent }) =>
      (textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
    );
  }

  get status(): string {
    return this.all('[role=status]')[0]?.textContent?.trim() ?? '';
  }
}
