import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright';
import { startChromium, startFirefox } from '../support/browsers.js';
import { Desk } from '../support/desk.js';
import { Follower } from '../support/follower.js';
import { Keyboard } from '../support/keyboard.js';
import { startPushService, type PushService } from '../support/push-service.js';
import { startRelay, type Relay } from '../support/relay.js';
import { Resident } from '../support/resident.js';
import { until } from '../support/until.js';
import { visit } from '../support/visitor.js';

describe('by keyboard alone', () => {
  let push: PushService;
  let relay: Relay;
  let firefox: Browser;
  let chromium: Browser;
  let home: Page;
  let office: Page;

  /** Signs in at the desk without touching a mouse. */
  const signIn = async (page: Page, email: string): Promise<Keyboard> => {
    const keys = new Keyboard(page);
    await page.goto(`${relay.url}/desk/`);
    await keys.to(page.getByRole('textbox', { name: 'Email' }));
    await keys.type(email);
    await keys.press('Tab');
    await keys.type('bellman-demo');
    await keys.press('Enter');
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    return keys;
  };

  before(async () => {
    push = await startPushService();
    [relay, firefox, chromium] = await Promise.all([
      startRelay({ push }),
      startFirefox(push),
      startChromium(),
    ]);
    // A browser each: Firefox takes keys only in the window that is in front.
    [home, office] = [(await visit(firefox)).page, (await visit(chromium)).page];
  });

  after(async () => {
    await Promise.all([firefox?.close(), chromium?.close()]);
    await relay?.stop();
    await push?.close();
  });

  it('a resident opens the chat, writes, closes it and comes back to it', async () => {
    const keys = new Keyboard(home);
    const resident = new Resident(home);
    await home.goto(`${relay.url}/demo/`);
    await keys.enter(resident.launcher);
    await resident.messageBox.waitFor();
    await keys.choose(
      resident.panel.getByRole('radiogroup', { name: 'What is it about?' }),
      'Waste and recycling',
    );
    await keys.to(resident.messageBox);
    await keys.type('Do you take old paint?');
    await keys.press('Enter');
    await resident.heard('Do you take old paint?');
    await keys.press('Escape');
    await resident.panel.waitFor({ state: 'detached' });
    assert.ok(await keys.isOn(resident.launcher), 'the focus is back on the launcher');
    await keys.press('Enter');
    await resident.heard('Do you take old paint?');
  });

  it('an adviser signs in, takes the chat and answers', async () => {
    const keys = await signIn(office, 'sam@hart.example');
    const sam = new Desk(office);
    await keys.enter(sam.waiting.first().getByRole('button', { name: 'Take chat' }));
    await keys.to(office.getByRole('textbox', { name: 'Reply' }));
    await keys.type('Not in bins. Bring it to the tip.');
    await keys.press('Enter');
    await new Resident(home).heard('Not in bins. Bring it to the tip.');
  });

  it('the resident answers and ends the chat', async () => {
    const keys = new Keyboard(home);
    const resident = new Resident(home);
    await keys.to(resident.messageBox);
    await keys.type('I will');
    await keys.press('Enter');
    await new Desk(office).heard('I will');
    await keys.to(resident.panel.getByRole('button', { name: 'End chat' }), 'Shift+Tab');
    await keys.press('Enter');
    await keys.enter(resident.panel.getByRole('button', { name: 'Yes, end chat' }));
    await resident.panel.getByText('This chat has ended.').first().waitFor();
    await office.getByText('This chat has ended.').waitFor();
  });

  it('a resident skips to the content and signs up for alerts', async () => {
    const keys = new Keyboard(home);
    const { main } = new Follower(home);
    await home.goto(`${relay.url}/c/hart/alerts/`);
    await keys.press('Tab');
    assert.match(await keys.focused(), /Skip to main content/);
    await keys.press('Enter');
    await keys.enter(main.getByRole('button', { name: 'Get alerts' }));
    await keys.to(main.getByRole('textbox', { name: 'Postcode' }));
    await keys.type('GU51 4AE');
    await keys.press('Enter');
    await main.getByText('is in Fleet Central').waitFor();
    await keys.enter(main.getByRole('button', { name: 'Continue', exact: true }));
    await keys.to(main.getByRole('checkbox', { name: 'Flooding' }));
    await keys.press('Space');
    await keys.enter(main.getByRole('button', { name: 'Continue', exact: true }));
    await keys.enter(main.getByRole('button', { name: 'Turn on alerts' }));
    await main.getByRole('heading', { name: 'Alerts are on' }).waitFor();
  });

  it('a planner writes and submits an alert', async () => {
    await new Keyboard(office).enter(office.getByRole('button', { name: 'Sign out' }));
    // The chat that was open is not what the next person at this desk asked to read.
    await until('the address names no chat', async () => new URL(office.url()).hash === '');
    const keys = await signIn(office, 'pat@hart.example');
    const group = (name: string) => office.getByRole('group', { name });
    const next = office.getByRole('button', { name: 'Save and continue' });
    await keys.enter(office.getByRole('button', { name: 'New alert' }));
    await keys.choose(group('Kind of alert'), 'Emergency');
    await keys.to(office.getByLabel('What is it about?'));
    await keys.type('Weather');
    await keys.choose(group('How bad is it?'), 'Moderate');
    await keys.choose(group('How soon must people act?'), 'Soon');
    await keys.choose(group('How certain is it?'), 'Likely');
    await keys.to(office.getByRole('textbox', { name: 'Headline', exact: true }));
    await keys.type('The Hart may flood tonight');
    await keys.to(office.getByRole('textbox', { name: 'What is happening', exact: true }));
    await keys.type('Heavy rain is expected until 4am.');
    await keys.to(office.getByRole('textbox', { name: 'Headline in Welsh' }));
    await keys.type('Gall yr afon Hart orlifo heno');
    await keys.to(office.getByRole('textbox', { name: 'What is happening in Welsh' }));
    await keys.type('Disgwylir glaw trwm hyd 4yb.');
    await keys.enter(next);
    await keys.to(group('Areas').getByRole('checkbox', { name: 'Fleet Central' }));
    await keys.press('Space');
    await keys.enter(next);
    await keys.choose(group('It ends in'), '2 hours');
    await keys.enter(next);
    await keys.enter(office.getByRole('button', { name: 'Submit for approval' }));
    await office.getByText('Waiting for approval').first().waitFor();
  });

  it('an approver reads it, sends it, and it is shown', async () => {
    await new Keyboard(office).enter(office.getByRole('button', { name: 'Sign out' }));
    const keys = await signIn(office, 'alex@hart.example');
    await keys.enter(office.getByRole('link', { name: 'The Hart may flood tonight' }));
    await keys.enter(office.getByRole('button', { name: 'Approve and send', exact: true }));
    await keys.enter(office.getByRole('button', { name: 'Yes, approve and send' }));
    const shown = await until('Firefox shows the alert', async () => {
      const now = await new Follower(home).shown();
      return now.length > 0 && now;
    });
    assert.deepEqual(
      shown.map(({ title }) => title),
      ['The Hart may flood tonight'],
    );
  });
});
