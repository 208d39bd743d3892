import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { parseSync } from 'oxc-parser';
import { inRoot } from '../lib/root.js';

/** Bytes, brotli at its best, as a council's page pays them. */
const BUDGETS = {
  /** Before a click: the one script (E2). */
  launcher: 2_048,
  /** All that opening the chat loads, the launcher included. */
  chat: 40_000,
  /** What opens the chat, with the log, the message box and the link that begin on its first message. */
  underWay: 47_500,
  /** What a page adds that opts in to the banner of current alerts, in Welsh, beside the launcher. */
  banner: 6_000,
  /** The service worker that a council's own file imports. */
  worker: 1_500,
  /** The staff console as it opens: chats. Loaded once a day, but on a contact centre's network. */
  desk: 60_000,
  /** What a part of the console that is opened later loads beside that: alerts, wall, settings. */
  deskPart: 30_000,
};

/** @param {string} path */
const brotli = (path) =>
  brotliCompressSync(readFileSync(path), {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  }).length;

/** @param {string} folder */
const scriptsIn = (folder) => readdirSync(folder).filter((name) => name.endsWith('.js'));

/**
 * What a bundle's file loads: at once (static) and when asked (dynamic).
 * @param {string} folder
 * @param {string} name
 */
const loads = (folder, name) => {
  const source = readFileSync(`${folder}/${name}`, 'utf8');
  const { module } = parseSync(name, source);
  const bare = (/** @type {string} */ request) =>
    request.replace(/^['"`]?\.\//, '').replace(/['"`]$/, '');
  return {
    atOnce: [
      ...module.staticImports.map((found) => bare(found.moduleRequest.value)),
      ...module.staticExports.flatMap(({ entries }) =>
        entries.flatMap(({ moduleRequest }) => (moduleRequest ? [bare(moduleRequest.value)] : [])),
      ),
    ],
    whenAsked: module.dynamicImports.map(({ moduleRequest: { start, end } }) =>
      bare(source.slice(start, end)),
    ),
  };
};

/**
 * The files that come with `name`, itself included.
 * @param {string} folder
 * @param {string} name
 * @param {Set<string>} [known]
 */
const closure = (folder, name, known = new Set()) => {
  if (known.has(name)) return known;
  known.add(name);
  for (const next of loads(folder, name).atOnce) closure(folder, next, known);
  return known;
};

/** @param {string} folder @param {Iterable<string>} names */
const weigh = (folder, names) =>
  [...names].reduce((sum, name) => sum + brotli(`${folder}/${name}`), 0);

/**
 * The desk's chats, and each part that is fetched when it is opened, with what comes with it.
 * @param {string} desk
 */
const measureDesk = (desk) => {
  const entry = scriptsIn(desk).find((name) => /^desk-[\w-]{8}\.js$/.test(name));
  if (!entry) throw new Error('The desk has no entry: how does it begin?');
  const chats = closure(desk, entry);
  const parts = [...fetchedLater(desk, chats)].map(([name, files]) => ({
    name: `the desk's ${name.replace(/-[\w-]{8}\.js$/, '').replace('-', ' ')}`,
    bytes: weigh(desk, files),
    budget: BUDGETS.deskPart,
  }));
  if (parts.length === 0) throw new Error('The desk fetches nothing later: is all of it in one?');
  return [{ name: "the desk's chats", bytes: weigh(desk, chats), budget: BUDGETS.desk }, ...parts];
};

/**
 * What is fetched when asked, and what that fetches in its turn: each with the files that come with
 * it, beside those that are there when it is asked for.
 * @param {string} folder
 * @param {Set<string>} first the files that are there at the start
 */
const fetchedLater = (folder, first) => {
  /** @type {Map<string, string[]>} */
  const parts = new Map();
  const reached = [first];
  // It grows as it goes, so that what is nearer to the start is weighed first, with less there.
  for (const there of reached)
    for (const name of there)
      for (const later of loads(folder, name).whenAsked) {
        if (parts.has(later)) continue;
        const all = closure(folder, later, new Set(there));
        parts.set(
          later,
          [...all].filter((file) => !there.has(file)),
        );
        reached.push(all);
      }
  return parts;
};

/**
 * What is weighed: name, bytes, budget.
 * @returns {{ name: string, bytes: number, budget: number }[]}
 */
export const measureSizes = () => {
  const widget = inRoot('packages/widget/bundle');
  const desk = inRoot('packages/desk/bundle');
  const launcher = closure(widget, 'bellman.js');
  // Of what a click may fetch, the chat is the heaviest; each is weighed with the launcher.
  const parts = new Set(loads(widget, 'bellman.js').whenAsked);
  if (parts.size === 0) throw new Error('bellman.js fetches nothing: is the chat in it?');
  const banner = [...parts].find((name) => /^banner-[\w-]{8}\.js$/.test(name));
  if (!banner) throw new Error('bellman.js fetches no banner: is it in the launcher?');
  parts.delete(banner);
  const opened = [...parts].map((name) => weigh(widget, closure(widget, name, new Set(launcher))));
  const link = readdirSync(widget).find((name) => /^link-[\w-]+\.js$/.test(name));
  if (!link) throw new Error('The chat fetches no link: what does it connect with?');
  const connected = [...parts].map((name) =>
    weigh(widget, closure(widget, link, closure(widget, name, new Set(launcher)))),
  );
  const withBanner = closure(widget, banner, new Set(launcher));
  const welsh = loads(widget, banner).whenAsked.filter((name) => !withBanner.has(name));
  const bannerAlone = [...withBanner, ...welsh].filter((file) => !launcher.has(file));
  return [
    { name: 'the script before a click', bytes: weigh(widget, launcher), budget: BUDGETS.launcher },
    { name: 'all that opens the chat', bytes: Math.max(...opened), budget: BUDGETS.chat },
    { name: 'a chat under way', bytes: Math.max(...connected), budget: BUDGETS.underWay },
    { name: 'the banner', bytes: weigh(widget, bannerAlone), budget: BUDGETS.banner },
    { name: 'the push worker', bytes: weigh(widget, ['push-worker.js']), budget: BUDGETS.worker },
    ...measureDesk(desk),
  ];
};
