import { emptyKept } from '../testing/parts.js';
import {
  appears,
  expect,
  expectAccessible,
  fixture,
  html,
  sendKeys,
  waitUntil,
} from '../testing/page.js';
import { Keys } from './keys.js';
import './help.js';

const words = (view: HTMLElement): string => view.textContent.replaceAll(/\s+/g, ' ');

const change = (view: HTMLElement, act: string): HTMLElement => {
  const found = [...view.querySelectorAll<HTMLElement>('td button')].find(({ textContent }) =>
    textContent.includes(`the key for: ${act}`),
  );
  if (!found) throw new Error(`nothing changes the key for ${act}`);
  return found;
};

describe('the list of keys', () => {
  it('takes the next key that is pressed, says what is taken, and leaves with Escape', async () => {
    const keys = new Keys(emptyKept());
    const view = await fixture<HTMLElement>(html`<desk-keys .keys=${keys}></desk-keys>`);
    await appears(() => view.querySelector('dialog[open]'), 'the list');
    await expectAccessible(view);
    // Two to a line, none of them alone in a third column.
    const rows = [...view.querySelectorAll('tbody tr')].map((row) => row.getBoundingClientRect());
    expect(new Set(rows.map(({ left }) => left)).size).to.equal(2);
    const button = change(view, 'Take next chat');
    button.focus();
    button.click();
    await waitUntil(() => button.textContent.includes('Press a key'));
    await sendKeys({ press: 'w' });
    await waitUntil(() => words(view).includes('w is the key for “Wrap up the chat”.'));
    // The same again, and a key of the browser's: each is said anew.
    const alert = view.querySelector('[role=alert]');
    const before = alert?.firstElementChild;
    await sendKeys({ press: 'w' });
    await waitUntil(() => alert?.firstElementChild !== before);
    button.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }));
    await waitUntil(() => words(view).includes('is the browser’s'));
    await sendKeys({ press: 'Tab' });
    await waitUntil(() => words(view).includes('The key for “Take next chat” stays as it was.'));
    button.focus();
    button.click();
    await waitUntil(() => button.textContent.includes('Press a key'));
    await sendKeys({ press: 'y' });
    await waitUntil(() => words(view).includes('The key for “Take next chat” is y now.'));
    expect(keys.of('take-next')).to.equal('y');
    expect(view.querySelector('[role=alert]')?.textContent.trim()).to.equal('');
    button.click();
    await waitUntil(() => button.textContent.includes('Press a key'));
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => words(view).includes('stays as it was'));
    expect(keys.of('take-next')).to.equal('y');
    let closed = 0;
    view.addEventListener('bellman-close', () => (closed += 1));
    expect(view.querySelector('dialog')?.open).to.equal(true);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => closed === 1);
  });
});
