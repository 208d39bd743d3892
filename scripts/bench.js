import { build } from './build.js';
import { writeDown } from './bench/lib/page.js';
import { tableOf } from './bench/lib/rows.js';
import { needBrowsers } from './lib/browsers.js';
import { machine } from './lib/machine.js';
import { Halt, main, say } from './lib/say.js';
import { setUp } from './setup.js';

/**
 * Every benchmark there is: answers the ratio and the raw figures of both sides; `rows` where it
 * compares more than one thing.
 * @type {Record<string, () => Promise<{ ratio: number, rows?: import('./bench/lib/rows.js').Row[] }>>}
 */
const BENCHES = {
  embed: async () => (await import('./bench/embed.js')).embed(),
  resume: async () => (await import('./bench/resume.js')).resume(),
  fanout: async () => (await import('./bench/fanout.js')).fanout(),
  geo: async () => (await import('./bench/geo.js')).geo(),
  chat: async () => (await import('./bench/chat.js')).chat(),
  reconnect: async () => (await import('./bench/reconnect.js')).reconnect(),
};

/**
 * `npm run bench -- [name] [--json]`: one JSON object each; without `--json`, laid out to be read,
 * and the table of what was compared before it. `--save` writes the run into docs/performance.md.
 */
await main(async () => {
  const words = process.argv.slice(2);
  const names = words.filter((word) => !word.startsWith('--'));
  const benches = Object.entries(BENCHES).filter(
    ([name]) => names.length === 0 || names.includes(name),
  );
  if (benches.length === 0)
    throw new Halt(
      `There is no benchmark called "${names.join(' ')}". There are: ${Object.keys(BENCHES).join(', ')}.`,
    );
  const quiet = words.includes('--json');
  const loud = process.stdout.write.bind(process.stdout);
  // With --json nothing but the JSON may stand on stdout.
  if (quiet) process.stdout.write = process.stderr.write.bind(process.stderr);
  await setUp();
  await build({ tests: true });
  await needBrowsers();
  process.stdout.write = loud;
  const results = [];
  for (const [name, bench] of benches) {
    const result = { name, ...(await bench()), machine: machine() };
    if (!quiet && result.rows) say(`${tableOf(result.rows)}\n`);
    say(JSON.stringify(result, null, quiet ? 0 : 2));
    results.push(result);
  }
  if (words.includes('--save')) await writeDown(results, new Date());
});
