import { writeFile } from 'node:fs/promises';
import { build } from './build.js';
import { needBrowsers } from './lib/browsers.js';
import { machine } from './lib/machine.js';
import { inRoot } from './lib/root.js';
import { Halt, main, say, seconds } from './lib/say.js';
import { nodeTests } from './lib/suites.js';
import { closeWith } from './lib/table.js';
import { setUp } from './setup.js';

const HOUR = 3_600_000;

/** The long ones, by name. @type {Record<string, { about: string, files: string[], env: Record<string, string> }>} */
const LONG = {
  'chat-kill': {
    about: 'The relay is killed (SIGKILL) 100 times while a resident and an adviser write.',
    files: ['tests/dist/e2e/killed.test.js'],
    env: { BELLMAN_KILLS: '100' },
  },
  'chat-model': {
    about: '10,000 stories of a chat over a network that does its worst, on a clock in the hand.',
    files: ['tests/dist/model/chat.test.js'],
    env: { FC_RUNS: '10000' },
  },
  'chat-chaos': {
    about:
      'A chat of 200 messages while the relay is killed ten times, and a proxy cuts, delays, swallows and throttles.',
    files: ['tests/dist/chaos/chat.test.js'],
    env: { BELLMAN_CHAOS: 'long' },
  },
  routing: {
    about:
      'A day of 40 advisers, 6 services, 2 languages and 5,000 chats on a clock in the hand, on SQLite and on PostgreSQL with two relays, where advisers take the next and where chats ring. Arrivals and lengths are drawn as `tests/routing/day.ts` states.',
    files: ['tests/dist/routing/sqlite.test.js', 'tests/dist/routing/postgres.test.js'],
    env: { BELLMAN_ROUTING: 'long' },
  },
};

/** `npm run test:long [-- name]`: what takes too long for every landing; writes down what it found. */
await main(async () => {
  const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(LONG);
  const unknown = names.find((name) => !(name in LONG));
  if (unknown)
    throw new Halt(
      `There is no long test called "${unknown}". There are: ${Object.keys(LONG).join(', ')}.`,
    );
  await setUp();
  await build({ tests: true });
  await needBrowsers();
  const rows = [];
  for (const name of names) {
    const long = LONG[name];
    if (!long) continue;
    say(`· ${name}: ${long.about}`);
    const began = Date.now();
    Object.assign(process.env, long.env);
    const results = await nodeTests(long.files, 2, { suite: 2 * HOUR, test: HOUR });
    const ms = Date.now() - began;
    rows.push({ name, ms, results });
    const day = new Date(began).toISOString().slice(0, 10);
    const { cpu, cores, memoryGB, system, node } = machine();
    const page = [
      `# ${name}, ${day}`,
      '',
      `${long.about} ${results.passed} passed, ${results.failed} failed, in ${seconds(ms)}.`,
      '',
      `Machine: ${cpu}, ${cores} cores, ${memoryGB} GB, ${system}, Node ${node}.`,
      ...(results.notes.length === 0 ? [] : ['', ...results.notes.map((note) => `- ${note}`)]),
      ...results.failures.map(
        ({ where, text }) => `\n## ${where}\n\n    ${text.replaceAll('\n', '\n    ')}`,
      ),
      '',
    ];
    await writeFile(inRoot('docs/results', `${day}-${name}.md`), page.join('\n'));
  }
  return closeWith(rows);
});
