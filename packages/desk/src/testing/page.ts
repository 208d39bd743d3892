import { expect, fixture, html, waitUntil as until } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type axeCore from 'axe-core';
import { applyTheme, deskLook } from '../ui/theme.js';
// A classic script: as a module it exports nothing and leaves `axe` on the window.
import 'axe-core';

declare const axe: typeof axeCore;

export { expect, fixture, html, sendKeys, setViewport };

/** Resolves once `holds` answers something; a busy machine may take its time. */
export const waitUntil: typeof until = (holds, message, options) =>
  until(holds, message, { timeout: 18_000, ...options });

/** The real stylesheets, so that contrast and sizes in tests are those that a person meets. */
await Promise.all(
  [
    'base',
    'frame',
    'parts',
    'fields',
    'second-step',
    'chat',
    'tools',
    'offers',
    'lists',
    'console',
    'care',
    'side',
    'foot',
    'alerts',
    'drafting',
    'map',
    'supervise',
    'settings',
    'settings-colours',
    'settings-people',
  ].map(
    (name) =>
      new Promise((resolve, reject) => {
        const link = document.createElement('link');
        link.rel = 'stylesheet';
        link.href = new URL(`../../static/${name}.css`, import.meta.url).href;
        link.addEventListener('load', resolve);
        link.addEventListener('error', () => reject(new Error(`${link.href} does not load`)));
        document.head.append(link);
      }),
  ),
);
applyTheme(document.documentElement, deskLook);
document.documentElement.lang = 'en';
document.title = 'Desk under test';

/** Runs axe-core on what is in the page and fails with what it found. */
export const expectAccessible = async (root: Element): Promise<void> => {
  const { violations } = await axe.run(root, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // A view is a part of the page; the shell's test is the one that looks at the whole.
    rules: {
      region: { enabled: root.localName === 'bellman-desk' || root.localName === 'desk-shell' },
    },
  });
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
  ).to.deep.equal([]);
};

/** The element with a role that `selector` names and whose words are exactly `words`. */
export const byWords = (root: ParentNode, selector: string, words: string): HTMLElement => {
  const found = [...root.querySelectorAll<HTMLElement>(selector)].find(
    (element) => element.textContent.trim().replaceAll(/\s+/g, ' ') === words,
  );
  if (!found) throw new Error(`no ${selector} says “${words}”`);
  return found;
};

/** Waits until `find` answers something, and answers that. */
export const appears = async <T>(find: () => T | null | undefined, what: string): Promise<T> => {
  await waitUntil(() => Boolean(find()), `${what} does not appear`);
  const found = find();
  if (!found) throw new Error(`${what} went away again`);
  return found;
};

/** All that was announced while `act` ran, oldest first; it goes on until `enough`. */
export const announced = async (
  act: () => void | Promise<void>,
  enough: (said: readonly string[]) => boolean,
): Promise<readonly string[]> => {
  const region = document.createElement('div');
  region.id = 'announcements';
  document.body.append(region);
  const said: string[] = [];
  const heard = new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes) said.push(node.textContent ?? '');
  });
  heard.observe(region, { childList: true });
  try {
    await act();
    await waitUntil(() => enough(said), 'it is not announced', { timeout: 5_000 });
    return said;
  } finally {
    heard.disconnect();
    region.remove();
  }
};

/** Types into an input as a person does, by its events. */
export const type = (input: HTMLInputElement | HTMLTextAreaElement, words: string): void => {
  input.focus();
  input.value = words;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
};
