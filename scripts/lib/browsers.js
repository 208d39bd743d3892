import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot } from './root.js';
import { node, run } from './run.js';
import { Halt, say, seconds } from './say.js';

/**
 * @typedef {'chromium' | 'firefox'} BrowserName
 * @typedef {object} Browser
 * @property {string} path of its executable
 * @property {boolean} patched Playwright's own build, which it drives by a protocol of its own
 * @typedef {Partial<Record<BrowserName, Browser>>} Browsers
 */

/** @type {readonly BrowserName[]} */
const NAMES = ['chromium', 'firefox'];

const windows = (/** @type {string[]} */ ...parts) =>
  ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, ...parts));

/** Where systems put them. @type {Record<BrowserName, readonly string[]>} */
const SYSTEM_PATHS = {
  chromium: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ...windows('Google', 'Chrome', 'Application', 'chrome.exe'),
  ],
  firefox: [
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    ...windows('Mozilla Firefox', 'firefox.exe'),
  ],
};

/**
 * Whether it starts here: a package's stand-in that asks for a snap, or a build whose libraries are
 * missing, is there but doesn't.
 * @param {string} path
 */
const starts = async (path) => {
  // On Windows a browser opens a window instead of telling its version.
  if (process.platform === 'win32') return true;
  const { code, output } = await run(path, ['--version'], { show: false, timeout: 20_000 });
  return code === 0 && /\d+\.\d+/.test(output);
};

/**
 * @param {BrowserName} name
 * @returns {Promise<Browser | undefined>}
 */
const findOne = async (name) => {
  const chosen = process.env[`BELLMAN_${name.toUpperCase()}`];
  if (chosen && !existsSync(chosen)) {
    throw new Halt(
      `BELLMAN_${name.toUpperCase()} is ${chosen}, and there is no such file. Set it to a browser or unset it.`,
    );
  }
  const own = createRequire(inRoot('package.json'))('playwright')[name].executablePath();
  for (const path of chosen ? [chosen] : [...SYSTEM_PATHS[name], own]) {
    if (existsSync(path) && (await starts(path))) return { path, patched: path === own };
  }
  return undefined;
};

/**
 * The browsers that are here: by BELLMAN_CHROMIUM and BELLMAN_FIREFOX, else the system's, else
 * Playwright's own.
 * @returns {Promise<Browsers>}
 */
export const findBrowsers = async () => {
  /** @type {Browsers} */
  const found = {};
  for (const name of NAMES) {
    const browser = await findOne(name);
    if (browser) found[name] = browser;
  }
  return found;
};

/** Debian's names for them. @type {Record<BrowserName, string>} */
const DEBIAN = { chromium: 'chromium', firefox: 'firefox-esr' };

const isRoot = () => process.getuid?.() === 0;

/** @param {readonly BrowserName[]} missing */
const installDebian = async (missing) => {
  const update = await run('apt-get', ['update', '-qq'], { show: false });
  if (update.code !== 0) return false;
  const packages = missing.map((name) => DEBIAN[name]);
  const install = await run(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    {
      show: false,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    },
  );
  return install.code === 0;
};

/** @param {readonly BrowserName[]} missing */
const installPlaywrights = async (missing) => {
  const withLibraries = isRoot() ? ['--with-deps'] : [];
  const result = await node(
    [inRoot('node_modules/playwright/cli.js'), 'install', ...withLibraries, ...missing],
    {
      show: false,
      timeout: 240_000,
    },
  );
  return result.code === 0;
};

/** @param {Browsers} found */
const missingFrom = (found) => NAMES.filter((name) => !found[name]);

/**
 * Finds both browsers, or installs what is missing: Debian's packages as root, Playwright's own
 * otherwise. Where neither works, throws with the exact line to run.
 * @returns {Promise<Required<Browsers>>}
 */
export const needBrowsers = async () => {
  let found = await findBrowsers();
  const began = Date.now();
  const ways = [
    ...(isRoot() && existsSync('/usr/bin/apt-get')
      ? [{ name: 'Debian’s packages', install: installDebian }]
      : []),
    { name: 'Playwright’s own', install: installPlaywrights },
  ];
  for (const way of ways) {
    const missing = missingFrom(found);
    if (missing.length === 0) break;
    say(`· Installing ${missing.join(' and ')} for the tests (${way.name}) …`);
    if (await way.install(missing)) found = await findBrowsers();
    say(
      `  ${missingFrom(found).length === 0 ? 'done' : 'did not work'} after ${seconds(Date.now() - began)}`,
    );
  }
  const { chromium, firefox } = found;
  if (chromium && firefox) return { chromium, firefox };
  const missing = missingFrom(found);
  throw new Halt(
    `The tests need ${missing.join(' and ')}, which could not be installed from here. Run\n\n` +
      `  sudo apt-get install -y --no-install-recommends ${missing.map((name) => DEBIAN[name]).join(' ')}\n\n` +
      'or install them in your system’s way and set ' +
      `${missing.map((name) => `BELLMAN_${name.toUpperCase()}`).join(' and ')} to their executables. Then run npm test again.`,
  );
};

// Asked as a program, it answers as JSON: how the tests, which are TypeScript, find browsers.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  say(JSON.stringify(await findBrowsers()));
