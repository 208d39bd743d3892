import { build } from './build.js';
import { main } from './lib/say.js';
import { bellman } from './lib/serve.js';
import { setUp } from './setup.js';

/** `npm run bellman -- <command>`: the command line; file names start from where it was typed. */
await main(async () => {
  await setUp();
  await build();
  return bellman(process.argv.slice(2), process.env['INIT_CWD']);
});
