import { inRoot } from '../lib/root.js';

/** @param {string} name a module of the tests' support, which is TypeScript */
const support = (name) => import(inRoot('tests/dist/support', `${name}.js`));

const ROUNDS = 7;
const DRAFT = 'I have looked, and it is number 12';
const WALK = ['bins/', 'council-tax/', 'housing-advice/', ''];
/** Page changes in a row, each timed. */
const CHANGES = 12;

/** @param {readonly number[]} figures */
const median = (figures) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;

/** Watches a new page from its first script on, and notes when the chat stands there with its draft. */
const watchPage = (/** @type {{ words: string, draft: string }} */ { words, draft }) => {
  /** @param {Document | ShadowRoot} root @returns {(Document | ShadowRoot)[]} */
  const roots = (root) => [
    root,
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
      shadowRoot ? roots(shadowRoot) : [],
    ),
  ];
  const look = () => {
    const all = roots(document);
    const says = all.some((root) =>
      [...root.querySelectorAll('li')].some((one) => one.textContent?.includes(words)),
    );
    const holds = all.some((root) =>
      [...root.querySelectorAll('textarea')].some((box) => box.value === draft),
    );
    // From the navigation's start (High Resolution Time): the request for the page is in it.
    if (says && holds) Object.assign(window, { restoredAfter: performance.now() });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

/**
 * A bare reconnect in the page: Socket.IO's client alone, from `connect()` until the relay has
 * handed the chat over. The module is loaded before the time runs.
 */
const reconnect = async (/** @type {{ token: string, version: number }} */ { token, version }) => {
  const { io } = window;
  const socket = io(`${location.origin}/resident`, {
    autoConnect: false,
    forceNew: true,
    transports: ['websocket'],
    auth: { protocol: version, council: 'hart', token, since: 0 },
  });
  const began = performance.now();
  const newer = await new Promise((resolve, reject) => {
    socket.on('resumed', (/** @type {{ token: string }} */ what) => resolve(what.token));
    socket.on('lost', () => reject(new Error('the token opened nothing')));
    socket.connect();
  });
  const ms = performance.now() - began;
  socket.disconnect();
  return { ms, token: newer };
};

/**
 * From a page change until the chat stands there as it was, log and draft, beside a bare Socket.IO
 * reconnect with the same token to the same relay in the same page: medians of interleaved rounds.
 */
export const resume = async () => {
  const relay = await (await support('relay')).startRelay();
  const browser = await (await support('browsers')).startChromium();
  try {
    const { PROTOCOL_VERSION } = await import('@bellman/protocol');
    const { page, context, leave } = await (await support('visitor')).visit(browser);
    const resident = new (await support('resident')).Resident(page);
    await page.goto(`${relay.url}/demo/`);
    await resident.openChat();
    await resident.start('My bin was missed.');
    await resident.messageBox.fill(DRAFT);
    await page.addInitScript(watchPage, { words: 'My bin was missed.', draft: DRAFT });

    /** @param {string} path */
    const change = async (path) => {
      await page.goto(`${relay.url}/demo/${path}`);
      const found = await page.waitForFunction(() => window.restoredAfter);
      return Number(await found.jsonValue());
    };
    /** A page of the same site without the widget: the client alone. */
    const bare = await context.newPage();
    await bare.route('**/widget/**', (/** @type {any} */ route) => route.abort());
    await bare.addInitScript({
      path: inRoot('node_modules/socket.io-client/dist/socket.io.min.js'),
    });
    await bare.goto(`${relay.url}/demo/`);

    await change('bins/');
    /** @type {number[][]} */
    const changes = [];
    /** @type {number[]} */
    const reconnects = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const walk = [];
      for (let at = 0; at < CHANGES; at += 1) walk.push(await change(WALK[at % WALK.length] ?? ''));
      changes.push(walk);
      const token = await page.evaluate(
        () => JSON.parse(sessionStorage.getItem('bellman.hart') ?? '{}').token,
      );
      const { ms } = await bare.evaluate(reconnect, { token, version: PROTOCOL_VERSION });
      reconnects.push(ms);
    }
    const mine = median(changes.map(median));
    const theirs = median(reconnects);
    await leave();
    return {
      ratio: Number((mine / theirs).toFixed(3)),
      against: 'a bare Socket.IO reconnect with the same token, without a page to load',
      restored: { medianMs: mine, changesInARow: CHANGES, rounds: changes },
      reconnect: { medianMs: theirs, rounds: reconnects },
    };
  } finally {
    await browser.close();
    await relay.stop();
  }
};
