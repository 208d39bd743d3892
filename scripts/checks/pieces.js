import { readFileSync } from 'node:fs';
import { inRoot } from '../lib/root.js';
import { node, npm, run } from '../lib/run.js';
import { brokenImports } from './imports.js';
import { measureSizes } from './sizes.js';

/**
 * @typedef {object} Piece
 * @property {string} name
 * @property {() => Promise<string[]>} faults what is wrong, a line each; empty where all is well
 */

/** The longest a file may be; one that needs more does more than one thing. */
const LONGEST = 250;

/** Platforms that `npm ci` must work on: a package that the registry lacks for one is left out silently. */
const PLATFORMS = [
  ['linux', 'x64'],
  ['linux', 'arm64'],
  ['darwin', 'arm64'],
  ['darwin', 'x64'],
  ['win32', 'x64'],
];

/** @param {string} output */
const lines = (output) => output.split('\n').filter((line) => line.trim() !== '');

/**
 * What a tool printed, where it failed.
 * @param {readonly string[]} args a package's script and its arguments
 */
const tool = async (args) => {
  const { code, output } = await node([inRoot('node_modules', args[0]), ...args.slice(1)], {
    show: false,
  });
  if (code === 0) return [];
  return output.trim() === '' ? [`${args[0]} ended with ${code} and no word`] : lines(output);
};

/** Files that the repository holds or would hold: neither ignored nor deleted. */
const ownFiles = async () => {
  const { stdout } = await run('git', ['ls-files', '-co', '--exclude-standard', '--deduplicate'], {
    show: false,
  });
  const deleted = await run('git', ['ls-files', '--deleted'], { show: false });
  const gone = new Set(lines(deleted.stdout));
  return lines(stdout).filter((file) => !gone.has(file));
};

const longFiles = async () => {
  const code = (await ownFiles()).filter((file) => /\.(ts|js|mjs|css)$/.test(file));
  return code.flatMap((file) => {
    const length = readFileSync(inRoot(file), 'utf8').split('\n').length - 1;
    return length > LONGEST
      ? [`${file}: ${length} lines are more than ${LONGEST}; split it by what it does`]
      : [];
  });
};

const heavy = async () =>
  measureSizes().flatMap(({ name, bytes, budget }) =>
    bytes > budget ? [`${name}: ${bytes} bytes (brotli) are more than ${budget}`] : [],
  );

const lockfile = async () => {
  const text = readFileSync(inRoot('package-lock.json'), 'utf8');
  const addresses = /"resolved": "https?:/.test(text)
    ? [
        'package-lock.json names download addresses; npm config set omit-lockfile-registry-resolved true, then npm install',
      ]
    : [];
  const results = await Promise.all(
    PLATFORMS.map(async ([os, cpu]) => {
      const args = [
        'ci',
        '--dry-run',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
      ];
      const { code, output } = await npm([...args, `--os=${os}`, `--cpu=${cpu}`], { show: false });
      return code === 0 ? [] : [`npm ci would fail on ${os} ${cpu}:`, ...lines(output)];
    }),
  );
  return [...addresses, ...results.flat()];
};

/** The quick checks, each of which counts as one test. @type {readonly Piece[]} */
export const pieces = [
  { name: 'types', faults: () => tool(['typescript/bin/tsc', '-b', '--pretty', 'false']) },
  {
    name: 'lint',
    faults: () => tool(['oxlint/bin/oxlint', '--type-aware', '--deny-warnings', '--format=unix']),
  },
  { name: 'format', faults: () => tool(['oxfmt/bin/oxfmt', '--list-different']) },
  { name: 'import rules', faults: async () => brokenImports() },
  { name: 'length of files', faults: longFiles },
  { name: 'sizes', faults: heavy },
  { name: 'unused', faults: () => tool(['knip/bin/knip.js', '--no-progress']) },
  { name: 'lockfile on five platforms', faults: lockfile },
];
