import { pathToFileURL } from 'node:url';
import { newest, oldest } from './lib/fresh.js';
import { inRoot } from './lib/root.js';
import { mustGoWell, node } from './lib/run.js';
import { main, say, step } from './lib/say.js';

/**
 * The bundles: what each is made from and what must be there afterwards. Paths are the
 * repository's; `rollup.config.js` says how.
 */
const BUNDLES = [
  {
    name: 'widget',
    inputs: ['packages/protocol/dist', 'packages/themes/dist', 'packages/widget/dist'],
    outputs: [
      'packages/widget/bundle/bellman.js',
      'packages/widget/bundle/push-worker.js',
      'packages/widget/bundle/texts.json',
    ],
  },
  {
    name: 'desk',
    inputs: [
      'packages/protocol/dist',
      'packages/themes/dist',
      'packages/desk/dist',
      'packages/desk/static',
    ],
    outputs: ['packages/desk/bundle/index.html'],
  },
];

/** @param {string} path */
const isShipped = (path) => !/\.test\.js$|\.map$|\.d\.ts$|\.tsbuildinfo$/.test(path);

/** @param {(typeof BUNDLES)[number]} bundle */
const isFresh = (bundle) =>
  newest(
    [...bundle.inputs, 'rollup.config.js', 'package-lock.json'].map((path) => inRoot(path)),
    isShipped,
  ) < oldest(bundle.outputs.map((path) => inRoot(path)));

/**
 * Compiles the TypeScript (only what changed) and bundles what browsers load (only what is stale).
 * @param {{ tests?: boolean }} [options] `tests`: compile the tests across packages as well
 */
export const build = async ({ tests = false } = {}) => {
  const projects = tests ? ['.'] : ['packages/server', 'packages/widget', 'packages/desk'];
  await step('Compiling TypeScript', async () => {
    const result = await node([inRoot('node_modules/typescript/bin/tsc'), '-b', ...projects], {
      show: false,
    });
    mustGoWell(result, 'The TypeScript does not compile; the places are above.');
  });
  for (const bundle of BUNDLES) {
    if (isFresh(bundle)) continue;
    await step(`Bundling the ${bundle.name}`, async () => {
      const result = await node(
        [
          inRoot('node_modules/rollup/dist/bin/rollup'),
          '-c',
          '--silent',
          '--environment',
          `BUNDLE:${bundle.name}`,
        ],
        { show: false },
      );
      mustGoWell(result, `The ${bundle.name} could not be bundled; what rollup said is above.`);
    });
  }
  say('· Built');
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(() => build({ tests: process.argv.includes('--tests') }));
}
