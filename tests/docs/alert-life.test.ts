import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { rolesFor, transitions, type Transition } from '@bellman/protocol';

const page = new URL('../../../docs/alert-life.md', import.meta.url);

const MINUTE = 60_000;

/** Who may take a step, in words. */
const who = ({ who: act, or, not, after }: Transition): string => {
  if (act === 'relay') return 'the relay';
  const roles = rolesFor[act].join(', ');
  const others = or === undefined ? '' : '; the deputy after 5 minutes';
  const barred = not === undefined ? '' : '; never who wrote it';
  return `${roles}${others}${barred}${after === undefined ? '' : ` after ${after / MINUTE} minutes`}`;
};

const asks = ({ needs, again }: Transition): string =>
  [...(needs === undefined ? [] : [needs]), ...(again === true ? ['code'] : [])].join(', ');

const puts: Readonly<Record<NonNullable<Transition['cap']>, string>> = {
  own: 'Alert, Update or Cancel, by its type',
  Cancel: 'Cancel',
};

/** The table of transitions as the page shows it. */
const drawn = (): string =>
  [
    '| state | event | who | asks for | puts out (CAP) | next |',
    '| --- | --- | --- | --- | --- | --- |',
    ...transitions.map((row) =>
      [
        ...['', row.from, row.event, who(row), asks(row)],
        ...[row.cap === undefined ? '' : puts[row.cap], row.to, ''],
      ]
        .map((cell) => (cell === '' ? ' ' : ` ${cell} `))
        .join('|')
        .trim(),
    ),
  ].join('\n');

/** With `BELLMAN_DRAW=1` it writes the table instead of holding the page to it. */
test('the page of an alert’s life draws the table that the relay goes by', async () => {
  const text = await readFile(page, 'utf8');
  const [before = '', rest = ''] = text.split(/(?<=<!-- transitions[^>]*-->\n)/);
  const [, after = ''] = rest.split(/(?=<!-- \/transitions -->)/);
  const wanted = `${before}\n${drawn()}\n\n${after || rest}`;
  if (process.env['BELLMAN_DRAW'] === '1') return writeFile(page, wanted);
  assert.equal(text, wanted, 'run this file with BELLMAN_DRAW=1 after a change of the table');
});
