import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright';

/** One person's browser, apart from every other's: a page and what went wrong in it. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors that scripts threw or the console showed; a good visit leaves none. */
  readonly faults: readonly string[];
  leave(): Promise<void>;
}

/** How long a page may take to show what it must, ms; on a busy machine, a few seconds. */
const PATIENCE = 20_000;

/**
 * What browsers note in the console by themselves: that the desk asks who is signed in; in Firefox,
 * that a page was left while its connection was still being made; and, where the demo's page shows
 * before its own style has come, that govuk-frontend's licensed face is not there.
 */
const EXPECTED = [
  /Failed to load resource.*\b401\b/,
  /can’t establish a connection|was interrupted while the page was loading/,
  /\/assets\/fonts\//,
];

/**
 * Opens a browser for one more person. `EXPECTED` aside, whatever a page throws or logs as an
 * error is kept in `faults`.
 */
export const visit = async (
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Visitor> => {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const faults: string[] = [];
  const note = (fault: string): void => {
    if (!EXPECTED.some((known) => known.test(fault))) faults.push(fault);
  };
  page.on('pageerror', (error) => note(`${error.message}\n${error.stack ?? ''}`));
  page.on('console', (message) => {
    if (message.type() === 'error') note(`${message.text()} ${message.location().url}`);
  });
  return { page, context, faults, leave: () => context.close() };
};
