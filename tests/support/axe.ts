import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Page } from 'playwright';

/** WCAG 2.2 AA and axe's own good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Left out: axe no longer knows a skip link for one once the page's first other link stands in a
 * shadow root, which it takes for being elsewhere. `keyboard` holds the link to its work.
 */
const SKIP_LINK = 'body > .skip';

/** What axe found wrong: a line for each place, with the rule and what to do. */
const violationsIn = async (page: Page): Promise<string[]> => {
  // Run as a debugger would: our pages' own policy lets no foreign script in. Once for each document:
  // it is half a megabyte.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    ({ values, exclude }) =>
      axe.run(
        { exclude: [exclude] },
        { runOnly: { type: 'tag', values }, resultTypes: ['violations'] },
      ),
    { values: TAGS, exclude: SKIP_LINK },
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`,
    ),
  );
};

/** Throws what axe finds wrong with the page as it stands, `state` being what it shows. */
export const mustPassAxe = async (page: Page, state: string): Promise<void> => {
  assert.deepEqual(await violationsIn(page), [], state);
};

/** Throws unless everything fits the width: nothing may need scrolling sideways (WCAG 1.4.10). */
export const mustFit = async (page: Page, state: string): Promise<void> => {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.ok(over <= 0, `${state}: ${over} px wider than the window`);
};
