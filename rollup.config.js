import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { squeezeTemplates } from './scripts/lib/squeeze.js';
import { widgetTexts } from './scripts/lib/widget-texts.js';

/** Squeezes the templates of our own modules; the libraries' come squeezed. */
const squeeze = {
  name: 'squeeze-templates',
  transform(code, id) {
    if (id.includes('node_modules')) return null;
    return { code: squeezeTemplates(code, (text) => this.parse(text)), map: null };
  },
};

/**
 * The chat goes by WebSocket and long polling alone (`link.ts` names the two), so what the client's
 * library brings for WebTransport is left out. Should that file be renamed, the sizes tell.
 */
const withoutWebTransport = {
  name: 'without-webtransport',
  load: (id) =>
    /engine\.io-client\/.*\/webtransport\.js$/.test(id.replaceAll('\\', '/'))
      ? 'export class WT {}'
      : null,
};

/**
 * What browsers load, made from what `tsc -b` wrote. BUNDLE=widget or BUNDLE=desk makes the one.
 * `browser: true` picks socket.io-client's browser transports; the `production` condition picks
 * Lit without its development warnings.
 */
const plugins = () => [
  squeeze,
  resolve({ browser: true, exportConditions: ['production'] }),
  terser({ module: true, ecma: 2020, compress: { passes: 2 }, format: { comments: false } }),
];

/** A warning is a mistake: an unresolved import or a cycle would surface in a council's page. */
const onwarn = (warning) => {
  // How TypeScript's decorator helper looks for one that is there already; there is none.
  if (warning.code === 'THIS_IS_UNDEFINED') return;
  throw new Error(warning.message);
};

/** Every file under `folder`, as paths relative to it. */
const filesIn = async (folder) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));

/** Removes what an earlier build left in the folder. `keep` names files of another bundle there. */
const tidy = (keep = []) => ({
  name: 'tidy',
  async writeBundle({ dir }, bundle) {
    const old = (await filesIn(dir)).filter((file) => !(file in bundle) && !keep.includes(file));
    await Promise.all(old.map((file) => rm(join(dir, file))));
  },
});

/** Copies `folder` beside the bundle; in its HTML, `entry` becomes the entry's hashed name. */
const copy = (folder, entry) => ({
  name: 'copy',
  async generateBundle(options, bundle) {
    const hashed = Object.values(bundle).find(
      (chunk) => chunk.type === 'chunk' && chunk.isEntry,
    ).fileName;
    for (const file of await filesIn(folder)) {
      const source = await readFile(join(folder, file));
      if (!file.endsWith('.html')) {
        this.emitFile({ type: 'asset', fileName: file, source });
        continue;
      }
      const html = source.toString('utf8');
      if (!html.includes(entry)) throw new Error(`${folder}/${file} does not load ${entry}`);
      this.emitFile({ type: 'asset', fileName: file, source: html.replaceAll(entry, hashed) });
    }
  },
});

/** A part of the desk is called as its room and file are: `settings-frame`. */
const roomAndFile = ({ facadeModuleId, name }) => {
  const room = facadeModuleId ? basename(dirname(facadeModuleId)) : 'shared';
  return `${room}-${name}-[hash].js`;
};

/** All the sentences as a file, for the desk's settings. */
const texts = {
  name: 'texts',
  async generateBundle() {
    const source = JSON.stringify(await widgetTexts('packages/widget/dist/text'));
    this.emitFile({ type: 'asset', fileName: 'texts.json', source });
  },
};

const bundles = {
  widget: [
    {
      input: { bellman: 'packages/widget/dist/main.js' },
      output: {
        dir: 'packages/widget/bundle',
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
      },
      plugins: [withoutWebTransport, ...plugins(), texts, tidy(['push-worker.js'])],
      // Reading a property does nothing here: schemas that nobody uses go, whatever they spread.
      treeshake: { propertyReadSideEffects: false },
      onwarn,
    },
    {
      // A classic script, since a council's own worker file takes it in by importScripts.
      input: 'packages/widget/dist/worker/push-worker.js',
      output: { file: 'packages/widget/bundle/push-worker.js', format: 'iife' },
      plugins: plugins(),
      onwarn,
    },
  ],
  desk: [
    {
      input: { desk: 'packages/desk/dist/main.js' },
      output: {
        dir: 'packages/desk/bundle',
        format: 'es',
        entryFileNames: '[name]-[hash].js',
        chunkFileNames: roomAndFile,
      },
      plugins: [...plugins(), copy('packages/desk/static', 'desk.js'), tidy()],
      treeshake: { propertyReadSideEffects: false },
      onwarn,
    },
  ],
};

export default bundles[process.env.BUNDLE] ?? [...bundles.widget, ...bundles.desk];
