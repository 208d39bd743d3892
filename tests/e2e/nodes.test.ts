import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright';
import { startChromium } from '../support/browsers.js';
import { Desk } from '../support/desk.js';
import { startDatabase, type Postgres } from '../support/postgres.js';
import { startRelay, type Relay } from '../support/relay.js';
import { Resident } from '../support/resident.js';
import { visit, type Visitor } from '../support/visitor.js';

describe('two relays on one PostgreSQL', () => {
  let postgres: Postgres;
  let north: Relay;
  let south: Relay;
  let browser: Browser;
  let home: Visitor;
  let office: Visitor;
  let other: Visitor;
  let resident: Resident;
  let sam: Desk;
  let jo: Desk;

  before(async () => {
    [postgres, browser] = await Promise.all([startDatabase(), startChromium()]);
    const databaseUrl = postgres.url;
    // Both at once: the tables, the demo and its keys are made once, whoever is first.
    [north, south] = await Promise.all([startRelay({ databaseUrl }), startRelay({ databaseUrl })]);
    [home, office, other] = [await visit(browser), await visit(browser), await visit(browser)];
    resident = new Resident(home.page);
    [sam, jo] = [new Desk(office.page), new Desk(other.page)];
  });

  after(async () => {
    await browser?.close();
    await Promise.all([north?.stop(), south?.stop()]);
    await postgres?.stop();
  });

  it('show a chat that begins on one to advisers on both', async () => {
    await sam.signIn(south.url, 'sam@hart.example');
    await jo.signIn(north.url, 'jo@hart.example');
    await home.page.goto(`${north.url}/demo/`);
    await resident.openChat();
    await resident.start('Is the tip open on Sunday?');
    await sam.waiting.filter({ hasText: 'Is the tip open on Sunday?' }).waitFor();
    await jo.waiting.filter({ hasText: 'Is the tip open on Sunday?' }).waitFor();
  });

  it('let one adviser take it, and carry it both ways', async () => {
    await sam.take('Is the tip open on Sunday?');
    await sam.reply('Yes, from 10am to 4pm.');
    await resident.heard('Yes, from 10am to 4pm.');
    await resident.say('Thank you, Sam');
    await sam.heard('Thank you, Sam');
    await jo.page.getByText('Nobody is waiting.').waitFor();
  });

  it('go on when one of them is killed and comes back', async () => {
    await north.kill();
    await sam.reply('Bring proof of address.');
    await north.start();
    await resident.heard('Bring proof of address.');
    await resident.say('I will');
    await sam.heard('I will');
    assert.deepEqual(office.faults, []);
  });
});
