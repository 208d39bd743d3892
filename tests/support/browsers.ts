import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium, firefox, type Browser } from 'playwright';
import type { PushService } from './push-service.js';

interface Found {
  readonly path: string;
  readonly patched: boolean;
}

let known: { readonly chromium?: Found; readonly firefox?: Found } | undefined;

/** The repository's own search, so that tests and `npm test` mean the same browsers. */
const found = (name: 'chromium' | 'firefox'): Found => {
  const search = fileURLToPath(new URL('../../../scripts/lib/browsers.js', import.meta.url));
  known ??= JSON.parse(
    execFileSync(process.execPath, [search], { encoding: 'utf8' }),
  ) as typeof known;
  const browser = known?.[name];
  if (!browser) throw new Error(`no ${name} here: npm test installs it, or says how`);
  return browser;
};

/** Starts Chromium, with more of its own arguments. */
export const startChromium = (args: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath: found('chromium').path, args: [...args] });

/** A Chromium whose process can be killed as a power cut would (SIGKILL). */
export const startMortalChromium = async (): Promise<{
  readonly browser: Browser;
  kill(): Promise<void>;
}> => {
  const server = await chromium.launchServer({ executablePath: found('chromium').path });
  return { browser: await chromium.connect(server.wsEndpoint()), kill: () => server.kill() };
};

/** How Firefox is told of a push service of our own, and to show notifications without asking. */
const pushPreferences = (push: PushService): Record<string, string | number | boolean> => ({
  'dom.push.serverURL': push.socketUrl,
  'dom.push.testing.allowInsecureServerURL': true,
  'dom.push.connection.enabled': true,
  // 1 allows, 2 would deny.
  'permissions.default.desktop-notification': 1,
  'alerts.useSystemBackend': false,
});

/** Starts Firefox; with `push`, it subscribes there and shows what comes without a prompt. */
export const startFirefox = (push?: PushService): Promise<Browser> => {
  const { path, patched } = found('firefox');
  return firefox.launch({
    executablePath: path,
    // A Firefox that isn't Playwright's own is driven by WebDriver BiDi.
    ...(patched ? {} : { channel: 'moz-firefox' }),
    firefoxUserPrefs: push ? pushPreferences(push) : {},
  });
};
