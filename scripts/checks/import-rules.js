/**
 * Who may import whom, as docs and architecture draw it, and why. A rule answers the reason where
 * an import breaks it. Tests may reach anything in their own package.
 * @typedef {import('./import-graph.js').Import} Import
 * @typedef {(edge: Import) => string | false} Rule
 */

/** @param {string} path `packages/server/src/chat/queue.ts` → server, chat */
const placeOf = (path) => {
  const [, name = '', , ...inside] = path.split('/');
  return { name, room: inside.length > 1 ? (inside[0] ?? '') : '', file: inside.join('/') };
};

/** The packages of ours that a package may use. @type {Record<string, readonly string[]>} */
const MAY_USE = {
  protocol: [],
  themes: [],
  widget: ['@bellman/protocol', '@bellman/themes'],
  server: ['@bellman/protocol', '@bellman/themes'],
  desk: ['@bellman/protocol', '@bellman/themes'],
};

/** @type {Rule} */
const packages = ({ from, to, ours }) => {
  const { name } = placeOf(from);
  if (ours && placeOf(to).name !== name) {
    return `a file of another package is reached by its path; import the package by its name, so that its exports are its only door`;
  }
  if (!to.startsWith('@bellman/') || MAY_USE[name]?.includes(to)) return false;
  return name in MAY_USE && MAY_USE[name]?.length === 0
    ? `${name} imports nothing of ours: it is the ground that both ends stand on`
    : `widget, server and desk import only protocol and themes, never each other: they are released and loaded apart`;
};

/** Streets of one package, which are handed what they need of one another. @type {Record<string, readonly string[]>} */
const STREETS = {
  server: ['chat', 'alerts', 'push'],
  widget: ['chat', 'alerts'],
  desk: ['chat', 'alerts', 'reports', 'settings'],
};

/** @type {Rule} */
const streets = ({ from, to, ours }) => {
  if (!ours) return false;
  const [here, there] = [placeOf(from), placeOf(to)];
  const names = STREETS[here.name] ?? [];
  if (here.room === there.room || !names.includes(here.room) || !names.includes(there.room))
    return false;
  return `${here.room} and ${there.room} are streets apart: what one needs of the other is handed in by whoever builds both, as a small interface`;
};

/** The relay's floors, lowest first. */
const FLOORS = [
  ['ground'],
  ['store'],
  ['http', 'privacy'],
  ['councils', 'people', 'push', 'files'],
  ['chat', 'alerts', 'sockets', 'reports'],
  ['app'],
  ['main'],
  ['cli'],
];

/** Lower than their room: pure facts that every door goes by. */
const LOW = ['people/roles.ts', 'people/who.ts'];

/** @param {{ room: string, file: string }} place */
const floorOf = ({ room, file }) => {
  if (LOW.includes(file)) return 0;
  const name = room || file.replace(/\.ts$/, '');
  return FLOORS.findIndex((floor) => floor.includes(name));
};

/** @type {Rule} */
const floors = ({ from, to, ours }) => {
  const [here, there] = [placeOf(from), placeOf(to)];
  if (!ours || here.name !== 'server' || here.room === 'testing') return false;
  if (there.room === 'testing')
    return 'testing is for tests: what serves the public does not lean on it';
  const [low, high] = [floorOf(here), floorOf(there)];
  if (low < 0) return `${here.file} stands on no floor: add its room to FLOORS, where it belongs`;
  return (
    high > low &&
    `${there.room || there.file} is a floor above ${here.room || here.file}, and no arrow runs up: hand it in from above, or move what both need down`
  );
};

/** What lies under the streets in a browser's package. @type {Record<string, readonly string[]>} */
const UNDER = {
  widget: ['ground', 'text', 'worker'],
  desk: ['ground', 'text', 'ui', 'link'],
};

/** @type {Rule} */
const under = ({ from, to, ours }) => {
  const [here, there] = [placeOf(from), placeOf(to)];
  const low = UNDER[here.name];
  if (!ours || !low?.includes(here.room) || there.room === here.room || low.includes(there.room))
    return false;
  return `${here.room} lies under the streets and ${there.room || there.file} above it: what ${here.room} knows of the streets, every page would load`;
};

/** Libraries that many files may import: they are the language that a package is written in. */
const SPOKEN = ['lit', 'valibot', '@bellman/protocol', '@bellman/themes'];

/** @type {Rule} */
const queries = ({ from, to }) =>
  to === 'kysely' &&
  !from.startsWith('packages/server/src/store/') &&
  'only store/ speaks to the database: an operation by name is what the rest of the relay calls';

/** Each breaks on its own. @type {readonly Rule[]} */
export const rules = [packages, streets, floors, under, queries];

/**
 * One gate for each outside library of a package: answers the libraries that have more, with the
 * places that import them.
 * @param {readonly Import[]} imports
 * @returns {{ library: string, places: string[] }[]}
 */
export const openGates = (imports) => {
  /** @type {Map<string, Map<string, number>>} */
  const gates = new Map();
  for (const { from, to, ours, line } of imports) {
    if (ours || to.startsWith('node:') || to === 'kysely' || SPOKEN.includes(to)) continue;
    const key = `${placeOf(from).name} ${to}`;
    gates.set(key, (gates.get(key) ?? new Map()).set(from, line));
  }
  return [...gates]
    .filter(([, files]) => files.size > 1)
    .map(([key, files]) => ({
      library: key.split(' ')[1] ?? '',
      places: [...files].map(([file, line]) => `${file}:${line}`),
    }));
};
