import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator } from 'playwright';
import { startChromium } from '../support/browsers.js';
import { planOf } from '../support/chaos-plan.js';
import { Chaos } from '../support/chaos.js';
import { Desk } from '../support/desk.js';
import { startProxy, type Proxy } from '../support/proxy.js';
import { startRelay, type Relay } from '../support/relay.js';
import { Resident } from '../support/resident.js';
import { until } from '../support/until.js';
import { visit, type Visitor } from '../support/visitor.js';

const IS_LONG = process.env['BELLMAN_CHAOS'] === 'long';
const SEED = Number(process.env['CHAOS_SEED'] ?? Date.now() % 1_000_000);
const plan = planOf(
  SEED,
  IS_LONG
    ? { messages: 200, kills: 10, others: 12, longest: 90_000 }
    : { messages: 40, kills: 2, others: 4, longest: 3_000 },
);
/** How long after the last fault everything may take to be everywhere, ms. */
const RECOVERY = 90_000;
/** How often in an exchange a side waits until the other has heard it: else all is one burst. */
const TURNS = 8;

/** The words of this test in a log, in the order shown. */
const wordsIn = async (log: Locator): Promise<string[]> => {
  const entries = await log.getByRole('listitem').allInnerTexts();
  return entries.flatMap((entry) => /\b(?:resident|adviser) \d+\b/.exec(entry)?.[0] ?? []);
};

describe(`a chat while everything breaks, by the plan of CHAOS_SEED=${SEED}`, () => {
  let relay: Relay;
  let proxy: Proxy;
  let browser: Browser;
  let home: Visitor;
  let office: Visitor;
  let resident: Resident;
  let sam: Desk;
  const written = ['resident 0'];

  before(async () => {
    relay = await startRelay();
    const { port, host } = new URL(relay.url);
    proxy = await startProxy(Number(port));
    // The browser takes the proxy for the relay, so that every address is the relay's own.
    browser = await startChromium([`--host-resolver-rules=MAP ${host} 127.0.0.1:${proxy.port}`]);
    [home, office] = [await visit(browser), await visit(browser)];
    resident = new Resident(home.page);
    sam = new Desk(office.page);
    await home.page.goto(`${relay.url}/demo/`);
    assert.ok(proxy.open > 0, 'the page came through the proxy');
    await resident.openChat();
    await resident.start('resident 0');
    await sam.signIn(relay.url, 'sam@hart.example');
    await sam.take('resident 0');
  });

  after(async () => {
    await browser?.close();
    await proxy?.stop();
    await relay?.stop();
  });

  /** Waits until both sides show all that was written. */
  const everywhere = (): Promise<true> =>
    until(
      'both sides show every message',
      async () =>
        (await wordsIn(resident.log)).length >= written.length &&
        (await wordsIn(sam.log)).length >= written.length,
      RECOVERY,
    );

  it(`loses, doubles and misorders none of ${plan.messages} messages`, async (test) => {
    const chaos = new Chaos(relay, proxy, SEED);
    for (const [index, writer] of plan.writers.entries()) {
      for (const fault of plan.faults) if (fault.at === index) chaos.begin(fault);
      const words = `${writer} ${index + 1}`;
      if (writer === 'resident') await resident.say(words);
      else await sam.reply(words);
      written.push(words);
      if (index % TURNS !== TURNS - 1) continue;
      await chaos.over();
      await everywhere();
    }
    await chaos.over();
    test.diagnostic(`CHAOS_SEED=${SEED}: ${chaos.done.join(', ')}`);
    await everywhere();
    const [atHome, atWork] = [await wordsIn(resident.log), await wordsIn(sam.log)];
    assert.deepEqual(atHome.toSorted(), written.toSorted(), 'the resident sees each message once');
    assert.deepEqual(atHome, atWork, 'both sides see one order');
    for (const side of ['resident', 'adviser']) {
      const own = (all: readonly string[]) => all.filter((words) => words.startsWith(side));
      assert.deepEqual(own(atHome), own(written), `in the order in which the ${side} wrote`);
    }
  });

  it('marks nothing as unsent any more', async () => {
    assert.equal(await resident.panel.getByText('Not sent').count(), 0);
    assert.equal(await office.page.getByText('Not sent').count(), 0);
  });

  it('has kept what was shown: new pages from a relay that starts again show the same', async () => {
    const shown = await wordsIn(resident.log);
    await relay.kill();
    await relay.start();
    await home.page.reload();
    await until('all of it', async () => (await wordsIn(resident.log)).length >= shown.length);
    assert.deepEqual(await wordsIn(resident.log), shown);
  });
});
