import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sendingTo } from '../../testing/sending.js';
import type { Sender } from './sender.js';

describe('the sender process', () => {
  const on = sendingTo();
  const { faults, keeper, channel, carryOut, one } = on;

  test('a service that hangs, or hangs up, is tried again later', async () => {
    const hasty = keeper({ timeout: 400 });
    try {
      on.service().answer('/hang', () => undefined);
      on.service().answer('/hang-up', (answer) => void answer.destroy());
      const outcomes = await carryOut(hasty, channel('hang'), channel('hang-up'));
      assert.deepEqual(
        outcomes.map(({ result }) => result),
        ['retry', 'retry'],
      );
    } finally {
      await hasty.stop();
    }
  });

  test('one that hangs does not hold up another', async () => {
    on.service().answer('/slow', () => undefined);
    const slow = carryOut(on.sender(), channel('slow'));
    await on.service().arrived('/slow');
    assert.equal((await one('quick')).result, 'accepted');
    await killed(on.sender());
    assert.equal((await slow)[0]?.result, 'retry');
  });

  const killed = async (by: Sender): Promise<void> => {
    const pid = by.pid();
    assert.ok(pid);
    process.kill(pid, 'SIGKILL');
  };

  test('when the process dies, what was under way comes back and another process goes on', async () => {
    on.service().answer('/lost', () => undefined);
    const order = carryOut(on.sender(), channel('lost'), channel('kept'));
    await on.service().arrived('/lost');
    const earlier = on.sender().pid();
    await killed(on.sender());
    const outcomes = await order;
    assert.equal(outcomes.find(({ channel: id }) => id === 'lost')?.result, 'retry');
    assert.equal(outcomes.length, 2);
    assert.equal((await one('after')).result, 'accepted');
    assert.notEqual(on.sender().pid(), earlier);
    assert.ok(faults.some((about) => JSON.stringify(about).includes('SIGKILL')));
  });

  test('one that hangs without dying is killed, and what it had comes back', async () => {
    const watched = keeper({ silence: 2_500 });
    try {
      assert.equal((await carryOut(watched, channel('before')))[0]?.result, 'accepted');
      const pid = watched.pid();
      assert.ok(pid);
      process.kill(pid, 'SIGSTOP');
      assert.deepEqual(
        (await carryOut(watched, channel('halted'), channel('halted-too'))).map(
          ({ result }) => result,
        ),
        ['retry', 'retry'],
      );
      assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
      assert.equal((await carryOut(watched, channel('resumed')))[0]?.result, 'accepted');
    } finally {
      await watched.stop();
    }
  });

  test('stopping gives back what is under way and ends the process', async () => {
    const short = keeper();
    on.service().answer('/stopped', () => undefined);
    const order = carryOut(short, channel('stopped'));
    await on.service().arrived('/stopped');
    const pid = short.pid();
    assert.ok(pid);
    await short.stop();
    assert.equal((await order)[0]?.result, 'retry');
    assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
    assert.equal((await carryOut(short, channel('late')))[0]?.result, 'retry');
  });
});
