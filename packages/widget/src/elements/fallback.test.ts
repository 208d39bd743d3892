import { problemView, type ProblemView } from '@bellman/protocol';
import { expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../testing/patient.js';
import type { BellmanWidget } from './launcher.js';
import { define } from './register.js';
import { deep } from './testing/stage.js';

const { fetch } = window;
const { warn } = console;

/** What a relay answers to the question for a council; null: nothing yet. */
const answering = (problem: ProblemView | null): void => {
  window.fetch = async () =>
    problem
      ? new Response(JSON.stringify(problem), { status: problem.status })
      : new Promise<Response>(() => undefined);
};

const unknown = problemView('council-unknown', { council: 'hart' });

describe('the page’s own content in an element', () => {
  let warned: unknown[][] = [];
  define();
  beforeEach(() => {
    warned = [];
    Object.assign(console, { warn: (...words: unknown[]) => warned.push(words) });
  });
  afterEach(() => {
    window.fetch = fetch;
    Object.assign(console, { warn });
    document.querySelector<BellmanWidget>('bellman-widget')?.destroy();
    sessionStorage.clear();
  });

  /** In the flow, the shadow comes once its parts have been fetched. */
  const inside = (root: HTMLElement, selector: string): HTMLElement[] =>
    root.shadowRoot ? deep(root.shadowRoot, selector) : [];
  const said = (root: HTMLElement): string =>
    inside(root, '[role=alert]')
      .map(({ textContent }) => textContent)
      .join('')
      .trim();
  const buttons = (root: HTMLElement): string[] =>
    inside(root, 'button')
      .filter(({ offsetHeight }) => offsetHeight > 0)
      .map(({ textContent }) => (textContent ?? '').trim());
  const link = (root: HTMLElement): HTMLElement => root.querySelector('a') as HTMLElement;
  const failed = (root: HTMLElement): Promise<void> =>
    waitUntil(() => said(root) !== '', 'it says that it failed', { timeout: 18_000 });

  const own = html`<a href="/contact">Contact us</a>`;
  const flow = {
    'bellman-chat': html`<bellman-chat council="hart">${own}</bellman-chat>`,
    'bellman-alerts': html`<bellman-alerts council="hart">${own}</bellman-alerts>`,
  };

  for (const [name, element] of Object.entries(flow)) {
    it(`shows in ${name} while it loads`, async () => {
      answering(null);
      const root = await fixture<HTMLElement>(element);
      await waitUntil(
        () => root.shadowRoot?.firstElementChild?.shadowRoot?.firstElementChild,
        'it is drawn',
        { timeout: 18_000 },
      );
      await new Promise((resolve) => requestAnimationFrame(resolve));
      expect(link(root).offsetHeight).to.be.greaterThan(0);
    });

    it(`shows in ${name} when the relay cannot be had, with another try`, async () => {
      answering(problemView('internal'));
      const root = await fixture<HTMLElement>(element);
      await failed(root);
      expect(said(root)).to.equal('Webchat is not working right now. Try again in a few minutes.');
      expect(link(root).offsetHeight).to.be.greaterThan(0);
      expect(buttons(root)).to.deep.equal(['Try again']);
      await expect(root).to.be.accessible();
    });
  }

  it('shows in the panel, inside what is announced, and not before', async () => {
    answering(null);
    const root = await fixture<BellmanWidget>(
      html`<bellman-widget council="hart">${own}</bellman-widget>`,
    );
    await root.open();
    expect(link(root).offsetHeight).to.equal(0);
    root.destroy();
    answering(unknown);
    const again = await fixture<BellmanWidget>(
      html`<bellman-widget council="hart">${own}</bellman-widget>`,
    );
    await again.open();
    await failed(again);
    expect(link(again).offsetHeight).to.be.greaterThan(0);
    const [alert] = inside(again, '[role=alert]');
    const { top, bottom } = link(again).getBoundingClientRect();
    const around = alert?.getBoundingClientRect() as DOMRect;
    expect(top >= around.top && bottom <= around.bottom, 'in the alert').to.equal(true);
  });

  it('is asked for no second try when the answer is final, and the web team is told once', async () => {
    for (const problem of [
      unknown,
      problemView('origin-refused', { origin: 'https://a.example' }),
    ]) {
      warned = [];
      answering(problem);
      const root = await fixture<HTMLElement>(flow['bellman-chat']);
      await failed(root);
      expect(buttons(root)).to.deep.equal([]);
      expect(warned).to.deep.equal([[`Bellman: ${problem.code}: ${problem.title}`]]);
    }
  });

  it('is stood in for by a sentence where there is none but white space', async () => {
    answering(unknown);
    const root = await fixture<HTMLElement>(html`<bellman-chat council="hart"> </bellman-chat>`);
    await failed(root);
    expect(said(root)).to.match(
      /^Webchat is not set up .* find other ways to contact us on this website\.$/s,
    );
  });
});
