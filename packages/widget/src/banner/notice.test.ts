import type { BannerAlert } from '@bellman/protocol';
import { expect, fixture, html } from '@open-wc/testing';
import { FakeTime } from '../chat/testing/time.js';
import { deep, Stage } from '../elements/testing/stage.js';
import { focused } from '../elements/testing/focus.js';
import { waitUntil } from '../testing/patient.js';
import { showBanner } from './banner.js';

const page = 'https://relay.example/c/hart/alerts/';
const { fetch } = window;
let count = 0;

/** An alert that no other test has: what was announced on this page stays announced. */
const alertOf = (headline: string, changes: Partial<BannerAlert> = {}): BannerAlert => ({
  ...{
    id: `notice-${(count += 1)}`,
    line: `line-${count}`,
    headline,
    severity: 'Severe',
    services: [],
  },
  ...{ url: `${page}1`, kind: 'emergency', type: 'alert', exercise: false, language: 'en' },
  expiresAt: Date.now() + 3_600_000,
  ...changes,
});

const told = (alerts: readonly BannerAlert[], news = true) => ({
  news,
  at: Date.now(),
  en: { alerts, page, texts: {} },
  cy: {
    alerts: alerts.map((one) => ({ ...one, headline: `CY ${one.headline}` })),
    page,
    texts: {},
  },
});

/** What stands in the notice of a stage, and what it announces. */
const noticeOf = (stage: Stage) => {
  const inside = (selector: string): HTMLElement[] =>
    stage
      .all('bellman-current')
      .flatMap(({ shadowRoot: root }) => [
        ...(root?.querySelectorAll<HTMLElement>(selector) ?? []),
      ]);
  return {
    inside,
    rows: () => inside('li').map(({ innerText }) => innerText),
    said: (role: string) => inside(`p[role=${role}]`)[0]?.textContent ?? '',
  };
};

describe('the notice of alerts in a chat', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(() => {
    window.fetch = fetch;
  });

  it('shows an alert as it comes above the log, says it once, and leaves the focus where it is', async () => {
    const stage = await Stage.again();
    await stage.open();
    const { rows, said, inside } = noticeOf(stage);
    stage.inForce(null);
    expect(stage.all('bellman-current'), 'nothing is fetched for nothing').to.deep.equal([]);
    stage.one('textarea').focus();
    stage.inForce(told([alertOf('Gas in Fleet', { severity: 'Extreme' }), alertOf('Ice')]));
    await waitUntil(() => said('alert') !== '', 'it is announced');
    expect(said('alert')).to.equal('New: Danger to life: Gas in Fleet');
    expect(said('status')).to.equal('New: Severe alert: Ice');
    expect(rows()[0]).to.match(/^Danger to life\s+Gas in Fleet\s+More about this$/);
    expect(rows()[1]).to.match(/^Severe alert\s+Ice\s+More about this\s*Dismiss$/);
    expect(focused()?.localName).to.equal('textarea');
    const link = inside('a')[0] as HTMLAnchorElement;
    expect([link.href, link.target, link.rel]).to.deep.equal([`${page}1`, '_blank', 'noopener']);
    const [notice, log] = ['bellman-current', '.log'].map((one) =>
      stage.one(one).getBoundingClientRect(),
    );
    expect(notice?.bottom).to.be.at.most(log?.top ?? 0);
    await expect(stage.one('bellman-current')).to.be.accessible();
  });

  it('puts a later version in the place of an earlier, and an all-clear that can be dismissed', async () => {
    const stage = await Stage.again();
    await stage.open();
    const { rows, said } = noticeOf(stage);
    stage.inForce(told([alertOf('Water rises', { line: 'water' })], false));
    await waitUntil(() => rows().length === 1, 'it is shown');
    expect(said('status'), 'it was there with the chat').to.equal('');
    stage.inForce(told([alertOf('Water falls', { line: 'water', type: 'update' })]));
    await waitUntil(
      () => said('status') === 'New: Severe alert, update: Water falls',
      'the update',
    );
    expect(rows()[0]).to.match(/^Severe alert, update\s+Water falls/);
    expect(rows().join()).not.to.contain('Water rises');
    stage.inForce(told([alertOf('Water is gone', { line: 'water', type: 'all-clear' })]));
    await waitUntil(() => said('status') === 'New: All clear: Water is gone', 'the all-clear');
    expect(rows()[0]).to.match(/^All clear\s+Water is gone/);
    stage.button('Dismiss: Water is gone').click();
    expect(rows()).to.deep.equal([]);
    expect(focused()?.localName, 'the last is gone').to.equal('h2');
    // Stopped: nobody wrote a newer version.
    stage.inForce(told([alertOf('A mistake')]));
    await waitUntil(() => said('status') === 'New: Severe alert: A mistake', 'another');
    stage.inForce(null);
    await waitUntil(() => said('status') === 'No longer in force: A mistake', 'it was stopped');
    expect(rows()).to.deep.equal([]);
  });

  it('tells by the launcher while the panel is closed, and speaks the chat’s language', async () => {
    const stage = await Stage.again(false);
    stage.panel.resume();
    await stage.settled();
    const heard: unknown[] = [];
    stage.panel.addEventListener('bellman-unread', (event) =>
      heard.push((event as CustomEvent<unknown>).detail),
    );
    const hears = async (words: string, news: string): Promise<void> => {
      await waitUntil(() => heard.length > 0, 'the launcher hears');
      expect(heard.splice(0)).to.deep.equal([{ words, news }]);
    };
    const drill = alertOf('Leave now', { severity: 'Extreme', exercise: true });
    stage.inForce(told([drill]));
    await hears('1 unread message', 'EXERCISE: New: Danger to life: Leave now');
    stage.inForce(told([alertOf('Wrong'), drill]));
    await hears('1 unread message, new alert', 'New: Severe alert: Wrong');
    stage.inForce(told([drill]));
    await hears('1 unread message', 'No longer in force: Wrong');
    stage.inForce(told([alertOf('Fog', { line: 'fog' })]));
    await hears(
      '1 unread message, new alert',
      'New: Severe alert: Fog EXERCISE: No longer in force: Leave now',
    );
    const clear = alertOf('Fog is gone', { line: 'fog', type: 'all-clear' });
    stage.inForce(told([clear]));
    await hears('1 unread message', 'New: All clear: Fog is gone');
    stage.inForce(told([]));
    await hears('1 unread message', 'No longer in force: Fog is gone');
    stage.inForce(told([alertOf('Smoke')]));
    await hears('1 unread message, new alert', 'New: Severe alert: Smoke');
    await stage.open();
    const { rows, said } = noticeOf(stage);
    expect(rows().length).to.equal(1);
    expect(said('status'), 'it was said').to.equal('');
    await stage.panel.webchat?.speak('cy');
    await waitUntil(() => rows().join().includes('CY Smoke'), 'in Welsh');
    expect(rows()[0]).to.contain('Rhybudd difrifol');
  });

  it('says that there is more below, until that is in sight', async () => {
    const stage = await Stage.again();
    await stage.open();
    const { inside, rows } = noticeOf(stage);
    const lasts = () =>
      alertOf('A long headline that takes two lines of the panel or more, as they do');
    stage.inForce(told([lasts(), lasts(), lasts(), lasts()], false));
    await waitUntil(() => rows().length === 3, 'they are shown');
    const [section] = inside('section');
    const [below] = inside('.below');
    await waitUntil(() => below?.checkVisibility() === true, 'it says so');
    expect(below?.textContent).to.equal('More alerts below ↓');
    await expect(stage.one('bellman-current')).to.be.accessible();
    section?.scrollTo(0, section.scrollHeight);
    await waitUntil(() => below?.checkVisibility() === false, 'all of it is in sight');
  });

  it('takes up what a page asks about while a chat is under way, in words and in the message', async () => {
    const stage = await Stage.again();
    const asks = alertOf('Gas in Hook');
    stage.widget.setAttribute('alert', asks.id);
    await stage.open();
    stage.inForce(told([asks], false));
    const { said, inside } = noticeOf(stage);
    const box = stage.one('textarea') as HTMLTextAreaElement;
    await waitUntil(() => inside('.goes').length > 0, 'it says that this chat goes on');
    expect(said('status')).to.match(/^You are in a chat already, .* you ask about: Gas in Hook$/);
    expect(box.value).to.equal('About the alert “Gas in Hook”: ');
    expect(stage.widget.hasAttribute('alert'), 'the next chat is about anything').to.equal(false);
    // Asked again by the page's banner, which opens the panel: what somebody writes stays.
    stage.type('Wait');
    stage.panel.hide();
    await stage.settled();
    stage.widget.setAttribute('alert', asks.id);
    await stage.open();
    await waitUntil(() => said('status').endsWith('Gas in Hook'), 'said again');
    expect([box.value, inside('.goes').length]).to.deep.equal(['Wait', 1]);
    await stage.press('Send message');
    await waitUntil(() => inside('.goes').length === 0, 'it has been said');
  });

  it('judges what has ended by the relay’s clock, and says nothing of what went before it was said', async () => {
    const stage = await Stage.again();
    await stage.open();
    const { rows, said } = noticeOf(stage);
    // The device is a day ahead: all of it would be over by its own clock.
    const at = Date.now() - 26 * 3_600_000;
    const inForce = (...alerts: BannerAlert[]) => stage.inForce({ ...told(alerts), at });
    const flood = alertOf('Flood', { severity: 'Extreme', expiresAt: at + 3_600_000 });
    inForce(flood, alertOf('Over', { expiresAt: at }));
    await waitUntil(() => said('alert') === 'New: Danger to life: Flood', 'it is told');
    expect(rows().length).to.equal(1);
    inForce(flood, alertOf('Sent by mistake', { expiresAt: at + 3_600_000 }));
    await waitUntil(() => rows().length === 2, 'it is shown');
    inForce(flood);
    const gas = alertOf('Gas', { expiresAt: at + 3_600_000 });
    inForce(flood, gas);
    await waitUntil(() => said('status') !== '', 'what came after it');
    expect(said('status')).to.equal('New: Severe alert: Gas');
    // What comes beside it hides no end.
    inForce(alertOf('Ice', { expiresAt: at + 3_600_000 }), flood);
    await waitUntil(() => said('status').includes('Ice'), 'one comes as another goes');
    expect(said('status')).to.equal('New: Severe alert: Ice No longer in force: Gas');
  });

  it('is not announced again by the banner of the page, nor the other way round', async () => {
    const stage = await Stage.again();
    await stage.open();
    const { rows, said } = noticeOf(stage);
    const time = new FakeTime();
    const expiresAt = Math.max(time.now(), Date.now()) + 3_600_000;
    const [chat, banner] = [
      alertOf('In the chat', { expiresAt }),
      alertOf('In the banner', { expiresAt }),
    ];
    let current: BannerAlert[] = [];
    window.fetch = async () => new Response(JSON.stringify({ alerts: current, page, texts: {} }));
    const element = await fixture<HTMLElement>(html`<div council="hart"></div>`);
    await showBanner(element, 'https://relay.example', time);
    stage.inForce(told([chat]));
    await waitUntil(() => said('status') === 'New: Severe alert: In the chat', 'the chat says it');
    current = [chat, banner];
    await time.pass(180_000);
    const [status] = deep(element.shadowRoot as ShadowRoot, '[role=status]');
    await waitUntil(() => status?.textContent !== '', 'the banner says the other');
    expect(status?.textContent).to.equal('New: Severe alert: In the banner');
    stage.inForce(told([chat, banner, alertOf('In both')]));
    await waitUntil(
      () => said('status') !== 'New: Severe alert: In the chat',
      'the chat says the third',
    );
    expect(said('status')).to.equal('New: Severe alert: In both');
    expect(rows().length).to.equal(3);
  });
});
