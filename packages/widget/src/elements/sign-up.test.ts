import { expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../testing/patient.js';
import { define } from './register.js';
import { deep, hart } from './testing/stage.js';

const { fetch } = window;

describe('the sign-up in a page’s flow', () => {
  define();
  afterEach(() => {
    window.fetch = fetch;
  });

  it('says nothing by itself while it loads, and keeps its look to itself', async () => {
    let answer = (_response: Response): void => undefined;
    window.fetch = () => new Promise((resolve) => (answer = resolve));
    const element = await fixture<HTMLElement>(
      html`<bellman-alerts council="flow"></bellman-alerts>`,
    );
    const part = (): HTMLElement | null =>
      element.shadowRoot?.querySelector<HTMLElement>('bellman-sign-up') ?? null;
    await waitUntil(() => part()?.lang === 'en', 'its words are there');
    const spoken = (): string[] =>
      deep(part()?.shadowRoot as ShadowRoot, '[role=status], [role=alert]')
        .map(({ textContent }) => (textContent ?? '').trim())
        .filter((words) => words !== '');
    expect(spoken()).to.deep.equal([]);
    answer(new Response(JSON.stringify({ ...hart, id: 'flow' })));
    const buttons = (): HTMLElement[] => deep(element.shadowRoot as ShadowRoot, 'button.get');
    await waitUntil(() => buttons().length === 1, 'it is there', { timeout: 4_000 });
    expect(spoken()).to.deep.equal([]);
    expect(part()?.style.getPropertyValue('--bellman-button')).to.equal('#528063');
    expect(element.style).to.have.length(0);
  });
});
