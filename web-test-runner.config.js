import { once } from 'node:events';
import { createServer } from 'node:net';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { defaultReporter } from '@web/test-runner';
import { browserReporter } from './scripts/lib/browser-reporter.js';
import { needBrowsers } from './scripts/lib/browsers.js';
import { bundleTests } from './scripts/lib/bundle-tests.js';
import { RESULTS_FILE } from './scripts/lib/results.js';
import { root } from './scripts/lib/root.js';
import { testFiles } from './scripts/lib/test-files.js';
import { withoutPanel } from './scripts/lib/without-panel.js';

/**
 * The tests that run inside browsers: `npx wtr --group widget` or `--group desk`, after a build.
 * Set BELLMAN_BROWSERS=chromium to be quicker while working.
 */
const found = await needBrowsers();
const wanted = (process.env.BELLMAN_BROWSERS ?? 'chromium,firefox').split(',');

/** For all of `npm test` they are bundled; one at a time they are run as they were compiled. */
const bundled = process.env[RESULTS_FILE] !== undefined;
const group = process.argv[process.argv.indexOf('--group') + 1];

/** @param {string} name */
const filesOf = (name) =>
  bundled && name === group
    ? bundleTests(name)
    : testFiles(`packages/${name}/dist`, `packages/${name}/src`);

/** Of its own for each group, since two may start at once. */
const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
};

const launch = {
  chromium: () => ({ executablePath: found.chromium.path }),
  firefox: () => ({
    executablePath: found.firefox.path,
    ...(found.firefox.patched ? {} : { channel: 'moz-firefox' }),
  }),
};

export default {
  rootDir: root,
  port: await freePort(),
  groups: await Promise.all(
    ['widget', 'desk'].map(async (name) => ({ name, files: await filesOf(name) })),
  ),
  // The default condition, `development`, breaks socket.io-parser in a browser.
  nodeResolve: { browser: true, exportConditions: ['production'] },
  // Firefox gives a page behind another too little time to start.
  browsers: wanted.map((product) =>
    playwrightLauncher({
      product,
      launchOptions: launch[product](),
      concurrency: product === 'firefox' ? 1 : 2,
    }),
  ),
  middleware: [withoutPanel],
  concurrency: 2,
  // A file of many tests takes minutes on a busy machine, and still ends.
  testsFinishTimeout: 300_000,
  // One test picked out would silently leave out those of the other files in its page.
  testFramework: { config: { timeout: 40_000, forbidOnly: bundled } },
  reporters: [process.env[RESULTS_FILE] ? browserReporter() : defaultReporter()],
};
