import { build } from './build.js';
import { check } from './check.js';
import { wantBalancers } from './lib/balancers.js';
import { needBrowsers } from './lib/browsers.js';
import { wantClamd } from './lib/clamd.js';
import { wantFaketime } from './lib/faketime.js';
import { Halt, main, say, seconds } from './lib/say.js';
import { suites } from './lib/suites.js';
import { closeWith } from './lib/table.js';
import { setUp } from './setup.js';

/** What `--only` names: one suite, or `checks`. */
const only = () => {
  const at = process.argv.indexOf('--only');
  if (at < 0) return undefined;
  const name = process.argv[at + 1] ?? '';
  const names = ['checks', ...suites.map((suite) => suite.name)];
  if (!names.includes(name))
    throw new Halt(`There is no suite called "${name}". There are: ${names.join('; ')}.`);
  return name;
};

/** @param {import('./lib/suites.js').Suite} suite */
const runSuite = async (suite) => {
  say(`· ${suite.name} …`);
  const began = Date.now();
  const results = await suite.run();
  const ms = Date.now() - began;
  say(
    `${results.failed === 0 ? '✔' : '✖'} ${suite.name}: ${results.passed} passed, ${results.failed} failed (${seconds(ms)})`,
  );
  return { name: suite.name, ms, results };
};

/** `npm test`: everything that belongs before a landing, from a fresh clone. */
await main(async () => {
  const began = Date.now();
  const name = only();
  await setUp();
  await build({ tests: true });
  const browsers = await needBrowsers();
  process.env['BELLMAN_CHROMIUM'] = browsers.chromium.path;
  process.env['BELLMAN_FIREFOX'] = browsers.firefox.path;
  await wantClamd();
  await wantFaketime();
  await wantBalancers();

  const rows = name === undefined || name === 'checks' ? await check() : [];
  const wanted = suites.filter((one) => name === undefined || one.name === name);
  /** @param {import('./lib/suites.js').Suite} suite */
  const turnOf = ({ beside, name: own }) => beside ?? own;
  for (const turn of new Set(wanted.map(turnOf)))
    rows.push(...(await Promise.all(wanted.filter((one) => turnOf(one) === turn).map(runSuite))));
  return closeWith(rows, Date.now() - began);
});
