import {
  appears,
  byWords,
  expect,
  expectAccessible,
  fixture,
  html,
  waitUntil,
} from '../testing/page.js';
import './part.js';

const view = html`<h1 tabindex="-1">Wall</h1>`;

describe('a part that is fetched when it is opened', () => {
  it('says that it loads, then shows it and takes the focus along', async () => {
    let come: () => void = () => undefined;
    const load = (): Promise<void> => new Promise((resolve) => (come = resolve));
    const part = await fixture<HTMLElement>(
      html`<desk-part .load=${load} .view=${view} heading="The wall"></desk-part>`,
    );
    expect(part.querySelector('[role=status]')?.textContent.trim()).to.equal('Loading');
    part.querySelector('h1')?.focus();
    come();
    await waitUntil(() => document.activeElement?.textContent === 'Wall');
    expect(part.textContent.trim()).to.equal('Wall');
    const again = await fixture<HTMLElement>(
      html`<desk-part .load=${load} .view=${view} heading="The wall"></desk-part>`,
    );
    expect(again.textContent.trim()).to.equal('Wall');
  });

  it('says that it could not be fetched, and tries again', async () => {
    let tries = 0;
    const load = async (): Promise<void> => {
      tries += 1;
      if (tries <= 2) throw new TypeError('Failed to fetch dynamically imported module');
    };
    const part = await fixture<HTMLElement>(
      html`<desk-part .load=${load} .view=${view} heading="The wall"></desk-part>`,
    );
    const problem = await appears(() => part.querySelector('[role=alert] .problem'), 'the problem');
    expect(problem.textContent).to.contain('could not be loaded');
    await expectAccessible(part);
    byWords(part, 'button', 'Try again').click();
    await waitUntil(() => part.textContent.includes('Load the page again'));
    byWords(part, 'button', 'Try again').click();
    await waitUntil(() => part.textContent.trim() === 'Wall');
    expect(document.activeElement?.textContent).to.equal('Wall');
  });

  it('stands below the heading of the view around it, where it has none of its own', async () => {
    let tries = 0;
    const load = async (): Promise<void> => {
      tries += 1;
      if (tries === 1) throw new TypeError('Failed to fetch dynamically imported module');
    };
    const main = await fixture<HTMLElement>(
      html`<main>
        <h1 tabindex="-1">Staff</h1>
        <desk-part .load=${load} .view=${html`<p>Sam</p>`}></desk-part>
      </main>`,
    );
    await appears(() => main.querySelector('[role=alert] .problem'), 'the problem');
    expect(main.querySelectorAll('h1').length).to.equal(1);
    byWords(main, 'button', 'Try again').click();
    expect(document.activeElement?.textContent).to.equal('Staff');
    await waitUntil(() => main.querySelector('desk-part')?.textContent.trim() === 'Sam');
    expect(document.activeElement?.textContent).to.equal('Staff');
  });
});
