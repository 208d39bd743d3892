import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gate } from '../testing/gate.js';
import { createLoop } from './loop.js';

const silent = { error: () => undefined };

test('works while there is work, then asks how long to wait', async () => {
  const asked = gate();
  let left = 3;
  let done = 0;
  const loop = createLoop({
    name: 'test',
    work: async () => {
      if (left === 0) return false;
      left -= 1;
      done += 1;
      return true;
    },
    wait: async () => {
      asked.open();
      return null;
    },
    log: silent,
  });
  loop.start();
  await asked.opened;
  assert.equal(done, 3);
  await loop.stop();
});

test('comes back by itself when more is due', async () => {
  const twice = gate();
  let waits = 0;
  const loop = createLoop({
    name: 'test',
    work: async () => false,
    wait: async () => {
      waits += 1;
      if (waits < 3) return 1;
      twice.open();
      return null;
    },
    log: silent,
  });
  loop.start();
  await twice.opened;
  assert.equal(waits, 3);
  await loop.stop();
});

test('a wake while it looks for work is not lost', async () => {
  const looking = gate();
  const goOn = gate();
  const found = gate();
  let looks = 0;
  const loop = createLoop({
    name: 'test',
    work: async () => {
      looks += 1;
      if (looks === 1) {
        looking.open();
        await goOn.opened;
      } else {
        found.open();
      }
      return false;
    },
    wait: async () => null,
    log: silent,
  });
  loop.start();
  await looking.opened;
  loop.wake();
  goOn.open();
  await found.opened;
  assert.equal(looks, 2);
  await loop.stop();
});

test('stopping waits for what is under way, and takes nothing new', async () => {
  const begun = gate();
  const goOn = gate();
  let works = 0;
  const loop = createLoop({
    name: 'test',
    work: async () => {
      works += 1;
      begun.open();
      await goOn.opened;
      return true;
    },
    wait: async () => null,
    log: silent,
  });
  loop.start();
  await begun.opened;
  let stopped = false;
  const stopping = (async () => {
    await loop.stop();
    stopped = true;
  })();
  assert.equal(stopped, false);
  goOn.open();
  await stopping;
  loop.wake();
  assert.equal(works, 1);
});

test('a failure is told, and does not end it', async () => {
  const failed = gate<unknown>();
  const again = gate();
  let first = true;
  const loop = createLoop({
    name: 'test',
    work: async () => {
      if (!first) {
        again.open();
        return false;
      }
      first = false;
      throw new Error('away');
    },
    wait: async () => null,
    log: { error: (what: object) => failed.open(what) },
  });
  loop.start();
  assert.match(String(((await failed.opened) as { err: Error }).err), /away/);
  loop.wake();
  await again.opened;
  await loop.stop();
});
