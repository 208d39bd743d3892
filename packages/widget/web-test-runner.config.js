import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { playwrightLauncher } from '@web/test-runner-playwright';

/** The browser that the environment names, the system's, or else Playwright's own. */
const SYSTEM = '/usr/bin/chromium';
const executablePath = process.env.BELLMAN_CHROMIUM || (existsSync(SYSTEM) ? SYSTEM : undefined);

/** Under this path everything is served as it is, except what is fetched later: panel and Welsh. */
const WITHOUT_PANEL = '/without-panel';
const withoutPanel = (context, next) => {
  if (!context.url.startsWith(WITHOUT_PANEL)) return next();
  if (/\/(places|text\/cy)\.js$/.test(context.path)) {
    context.status = 503;
    return undefined;
  }
  context.url = context.url.slice(WITHOUT_PANEL.length);
  return next();
};

/** The widget's unit tests, as `tsc -b` wrote them, in Chromium. */
export default {
  rootDir: fileURLToPath(new URL('../../', import.meta.url)),
  files: [fileURLToPath(new URL('dist/**/*.test.js', import.meta.url))],
  // The `development` condition of @web/test-runner breaks socket.io-parser.
  nodeResolve: { browser: true, exportConditions: ['production'] },
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: { ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] },
    }),
  ],
  middleware: [withoutPanel],
  concurrency: 2,
  testFramework: { config: { timeout: '5000' } },
};
