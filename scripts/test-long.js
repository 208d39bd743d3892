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
  'alert-kill': {
    about:
      'Relay and sender are killed (SIGKILL) 20 times at random moments of a send to 20,000 channels.',
    files: ['tests/dist/alerts/killed/killed.test.js'],
    env: { BELLMAN_ALERT_KILLS: '20', BELLMAN_ALERT_CHANNELS: '20000' },
  },
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
  nodes: {
    about:
      'Two, then three relays on one PostgreSQL. 30 chats whose residents and advisers write steadily and come back to any of the relays; an alert to 20,000 channels; a relay is killed (SIGKILL) every 20 s for 5 minutes and started again. Looked at from outside: every acknowledged message in PostgreSQL and in order, one adviser to a chat, nobody above their capacity, and the report against the push service’s own books.',
    files: ['tests/dist/nodes/killed/killed.test.js'],
    env: { BELLMAN_NODES: 'long' },
  },
  routing: {
    about:
      'A day of 40 advisers, 6 services, 2 languages and 5,000 chats on a clock in the hand, on SQLite and on PostgreSQL with two relays, where advisers take the next and where chats ring. Arrivals and lengths are drawn as `tests/routing/day.ts` states.',
    files: ['tests/dist/routing/sqlite.test.js', 'tests/dist/routing/postgres.test.js'],
    env: { BELLMAN_ROUTING: 'long' },
  },
  audience: {
    about:
      'Alerts for 1,000 choices of places by chance (circles, polygons with holes, polygons through homes, wards and parishes, some of them grown) over Hart’s 2,752 real postcodes, on SQLite and on PostgreSQL: everybody whom each was handed over to, against brute force in exact numbers that shares no code with the relay.',
    files: ['tests/dist/alerts/oracle/sqlite.test.js', 'tests/dist/alerts/oracle/postgres.test.js'],
    env: { AUDIENCE_ALERTS: '1000' },
  },
  soak: {
    about:
      'Thirty minutes of chats, each from its start to its being put away, and an alert a minute: memory, handles and files are to stay as they are.',
    files: ['tests/dist/soak/soak.test.js'],
    env: { BELLMAN_SOAK_MINUTES: '30', BELLMAN_SOAK_PLOT: inRoot('docs/pictures/soak.svg') },
  },
  million: {
    about:
      'A million followers, drawn around the postcodes of Hart and Rushmoor; an alert to the 300,000 in its flood, through the real relay on SQLite to a push service double, while 40 chats go on, each with a message a second.',
    files: ['tests/dist/alerts/million/million.test.js'],
    env: {
      BELLMAN_MILLION: '1000000',
      BELLMAN_MILLION_CHATS: '40',
      BELLMAN_MILLION_ALONE: '30',
      BELLMAN_MILLION_PLOT: inRoot('docs/pictures/million.svg'),
    },
  },
  reconnect: {
    about:
      '5,000 residents with a chat each come back to one relay at once, hear what they missed and write again.',
    files: ['tests/dist/overload/storm.test.js'],
    env: { BELLMAN_STORM: '5000' },
  },
  import: {
    about:
      'A Code-Point Open of 1.7 million rows, made from Hart’s real rows in 120 files of a ZIP archive, imported by the command line in a heap of 64 MB; killed (SIGKILL) half-way and gone on; then once more as a new release.',
    files: ['tests/dist/alerts/import/import.test.js'],
    env: { BELLMAN_IMPORT_ROWS: '1700000' },
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
