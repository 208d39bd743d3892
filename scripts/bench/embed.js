import { brotliCompressSync, constants } from 'node:zlib';
import { inRoot } from '../lib/root.js';

/** @param {Buffer} body */
const weigh = (body) =>
  brotliCompressSync(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  }).length;

/** @param {string} name a module of the tests' support, which is TypeScript */
const support = (name) => import(inRoot('tests/dist/support', `${name}.js`));

/**
 * Loads a page and answers what it cost: requests, and bytes as brotli at its best packs them.
 * @param {any} browser
 * @param {string} url
 * @param {{ withWidget: boolean, open?: boolean }} how
 */
const load = async (browser, url, { withWidget, open = false }) => {
  const { page, leave } = await (await support('visitor')).visit(browser);
  /** @type {any[]} */
  const responses = [];
  page.on('response', (/** @type {any} */ response) => responses.push(response));
  if (!withWidget) await page.route('**/widget/**', (/** @type {any} */ route) => route.abort());
  await page.goto(url, { waitUntil: 'networkidle' });
  if (open) {
    const { Resident } = await support('resident');
    await new Resident(page).openChat();
    await page.waitForLoadState('networkidle');
  }
  const bodies = await Promise.all(responses.map((response) => response.body()));
  await leave();
  return { requests: responses.length, bytes: bodies.reduce((sum, body) => sum + weigh(body), 0) };
};

/**
 * What the script tag costs a council's page before anybody clicks: the page with it against the
 * page without it, and what opening the chat adds.
 */
export const embed = async () => {
  const relay = await (await support('relay')).startRelay();
  const browser = await (await support('browsers')).startChromium();
  try {
    const url = `${relay.url}/demo/`;
    const without = await load(browser, url, { withWidget: false });
    const withTag = await load(browser, url, { withWidget: true });
    const opened = await load(browser, url, { withWidget: true, open: true });
    return {
      ratio: Number((withTag.bytes / without.bytes).toFixed(4)),
      against: 'the same page without the script tag',
      without,
      with: withTag,
      added: {
        requests: withTag.requests - without.requests,
        bytes: withTag.bytes - without.bytes,
      },
      toOpen: { requests: opened.requests - withTag.requests, bytes: opened.bytes - withTag.bytes },
    };
  } finally {
    await browser.close();
    await relay.stop();
  }
};
