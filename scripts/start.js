import { build } from './build.js';
import { main } from './lib/say.js';
import { bellman } from './lib/serve.js';
import { setUp } from './setup.js';

/** `npm start`: from a fresh clone to a running relay with the demo council. */
await main(async () => {
  await setUp();
  await build();
  return bellman(['start', '--demo', ...process.argv.slice(2)]);
});
