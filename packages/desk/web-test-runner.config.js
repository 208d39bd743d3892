import { existsSync } from 'node:fs';
import { playwrightLauncher } from '@web/test-runner-playwright';

/** A browser named by the environment, else the system's, else Playwright's own. */
const system = process.env.BELLMAN_CHROMIUM ?? '/usr/bin/chromium';

export default {
  rootDir: '../..',
  files: ['dist/**/*.test.js'],
  nodeResolve: { browser: true, exportConditions: ['production'] },
  concurrency: 1,
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: {
        ...(existsSync(system) ? { executablePath: system } : {}),
        args: ['--no-sandbox'],
      },
    }),
  ],
  // The real stylesheets, so that contrast and target sizes are those a person meets.
  testRunnerHtml: (framework) => `<!doctype html>
    <html lang="en">
      <head>
        <title>Desk under test</title>
        <link rel="stylesheet" href="/packages/desk/static/base.css" />
        <link rel="stylesheet" href="/packages/desk/static/parts.css" />
        <link rel="stylesheet" href="/packages/desk/static/chat.css" />
        <link rel="stylesheet" href="/packages/desk/static/alerts.css" />
      </head>
      <body>
        <div id="announcements" role="status"></div>
        <script type="module" src="${framework}"></script>
      </body>
    </html>`,
};
