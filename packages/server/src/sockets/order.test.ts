import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createOrder } from './order.js';

/** Work that says when it began, and ends when told to. */
const createWork = () => {
  const began: string[] = [];
  const ends = new Map<string, () => void>();
  const done = new Map<string, Promise<void>>();
  const work = (name: string) => () => {
    began.push(name);
    const ended = new Promise<void>((resolve) => ends.set(name, resolve));
    done.set(name, ended);
    return ended;
  };
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.();
    await done.get(name);
    // The order's own links of the chain.
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { began, work, end };
};

test('messages overlap, and begin at once in their order', () => {
  const order = createOrder();
  const { began, work } = createWork();
  order(false, work('one'));
  order(false, work('two'));
  assert.deepEqual(began, ['one', 'two']);
});

test('what comes after a start waits for it, in its order', async () => {
  const order = createOrder();
  const { began, work, end } = createWork();
  order(true, work('start'));
  order(false, work('one'));
  order(true, work('end'));
  order(false, work('late'));
  assert.deepEqual(began, ['start']);
  await end('start');
  assert.deepEqual(began, ['start', 'one']);
  await end('one');
  assert.deepEqual(began, ['start', 'one', 'end']);
  await end('end');
  await end('late');
  order(false, work('free'));
  order(false, work('again'));
  assert.deepEqual(began.slice(3), ['late', 'free', 'again']);
});
