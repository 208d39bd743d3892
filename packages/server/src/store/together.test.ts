import assert from 'node:assert/strict';
import { test } from 'node:test';
import { find } from './find.js';
import { joined } from './together.js';

/** Calls as `name conversation`, and the groups that they become. */
const groupsOf = (...calls: readonly string[]): string[][] => {
  const made = calls.map((call) => {
    const [name = '', conversation] = call.split(' ');
    const args = name === 'append' ? { messages: [{ conversation }] } : { conversation };
    return { call, name, args };
  });
  const groups = joined(made, ({ name }) =>
    name === 'touch' ? find('residents', 'touch') : find('chat', name),
  );
  return groups.map((group) => group.calls.map(({ call }) => call));
};

test('messages go together, past writes about other conversations', () => {
  assert.deepEqual(groupsOf('append a', 'append b', 'mark c', 'append a', 'end d', 'append b'), [
    ['append a', 'append b', 'append a', 'append b'],
    ['mark c'],
    ['end d'],
  ]);
});

test('no message overtakes a write about its own conversation, or one that names none', () => {
  assert.deepEqual(groupsOf('append a', 'end a', 'append b', 'append a', 'append b'), [
    ['append a', 'append b'],
    ['end a'],
    ['append a', 'append b'],
  ]);
  assert.deepEqual(groupsOf('append a', 'touch', 'append b'), [
    ['append a'],
    ['touch'],
    ['append b'],
  ]);
  assert.deepEqual(groupsOf('end a', 'end a'), [['end a'], ['end a']]);
});
